import type { Resolution, SourceId } from '../../src/credentials/types.ts'
import { customHeaders } from '../../src/io/credentials/custom-headers.ts'
import { helperCommand } from '../../src/io/credentials/read-helper.ts'
import { reveal } from '../../src/io/credentials/vault.ts'
import { type ProbeOptions, probeCredentials } from '../../src/io/probe-credentials.ts'

/** What a server got. */
export interface Sent {
  readonly request: boolean
  readonly xApiKey: string | null
  readonly authorization: string | null
  readonly oauthBeta: boolean
}

export const nothing: Sent = { request: false, xApiKey: null, authorization: null, oauthBeta: false }

export interface Request {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** Where messages go: at Anthropic and those that take its form, at Bedrock, at Vertex AI. */
const messages = /\/v1\/messages(?:\?|$)|\/model\/[^/]+\/invoke|:(?:streamR|r)awPredict/

/** The first message that arrived. */
export function arrived(requests: readonly Request[]): Sent {
  const message = requests.find(({ method, path }) => method === 'POST' && messages.test(path))
  if (message === undefined) return nothing
  const { headers } = message
  return {
    request: true,
    xApiKey: headers['x-api-key'] ?? null,
    authorization: headers['authorization'] ?? null,
    oauthBeta: (headers['anthropic-beta'] ?? '').includes('oauth'),
  }
}

type Machine = Parameters<typeof probeCredentials>[0]

/** The prediction names sources; here, and only here, they are turned into the fake values that the case has. */
export function predicted(
  machine: Machine,
  options: ProbeOptions,
  resolve: (facts: ReturnType<typeof probeCredentials>['facts']) => Resolution,
): Sent {
  const { facts, vault, layers } = probeCredentials(machine, options)
  const resolution = resolve(facts)
  if (!resolution.request) return nothing
  const textOf = (source: SourceId, header: 'x-api-key' | 'authorization') => {
    if (source.endsWith(':ANTHROPIC_CUSTOM_HEADERS')) {
      const layer = source.split(':')[0]
      const text =
        layers.definitions('ANTHROPIC_CUSTOM_HEADERS').find(one => one.layer === layer)?.value ?? ''
      return (
        customHeaders(text)
          .filter(one => one.header === header)
          .at(-1)?.value ?? ''
      )
    }
    const value = source.endsWith(':apiKeyHelper')
      ? (/^echo (\S+)$/.exec(helperCommand(layers, source) ?? '')?.[1] ?? '')
      : (reveal(vault, source) ?? '')
    return header === 'authorization' ? `Bearer ${value}`.replace(/ +$/, '') : value
  }
  const { xApiKey, authorization, oauthBeta } = resolution
  return {
    request: true,
    xApiKey: xApiKey === null ? null : textOf(xApiKey, 'x-api-key'),
    authorization:
      authorization === 'basic:user-info'
        ? `Basic ${Buffer.from(reveal(vault, 'basic:user-info') ?? '', 'latin1').toString('base64')}`
        : authorization === null
          ? null
          : textOf(authorization, 'authorization'),
    oauthBeta,
  }
}
