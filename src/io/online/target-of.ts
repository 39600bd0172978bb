import { baseUrlOf } from '../../credentials/base-url.ts'
import type { DoctorFacts, OnlineFacts } from '../../credentials/facts.ts'
import { resolve } from '../../credentials/order.ts'
import { isRefused } from '../../credentials/shape.ts'
import type { Layer, SourceId } from '../../credentials/types.ts'
import type { Layers } from '../credentials/layers.ts'
import { isLoopback, parseUrl } from '../credentials/routes.ts'

const anthropic = 'api.anthropic.com'

export type Target =
  | { readonly source: SourceId; readonly base: URL }
  | {
      readonly skipped: NonNullable<OnlineFacts['skipped']>
      readonly host: string
      readonly source?: SourceId
    }

/**
 * Which key may be tested at which host. The host is `api.anthropic.com`, or one that the person named with
 * `--allow-host`; what the project says about it is left out. OAuth tokens never go out.
 */
export function targetOf(
  facts: DoctorFacts,
  input: {
    readonly layers: Layers
    readonly allowHosts: readonly string[]
    readonly env: Readonly<Record<string, string | undefined>>
  },
): Target {
  const own = facts.routes.filter(({ layer }) => layer !== 'project' && layer !== 'local')
  const baseUrl = baseUrlOf({ ...facts, routes: own })
  const host = baseUrl.host ?? ''
  const resolution = resolve({ ...facts, routes: own })
  const source = resolution.xApiKey ?? resolution.refused
  const credential = facts.credentials.find(one => one.source === source)
  const skip = (skipped: NonNullable<OnlineFacts['skipped']>): Target => ({
    skipped,
    host: host === '' ? '(no URL)' : host,
    ...(source === null || source === undefined ? {} : { source }),
  })
  if (input.env['NODE_TLS_REJECT_UNAUTHORIZED']?.trim() === '0') return skip('tls-off')
  if (resolution.xApiKey === null && resolution.authorization !== null) return skip('oauth-token')
  if (source === null || source === undefined || credential === undefined) return skip('no-credential')
  if (isRefused(credential)) return skip('value-refused')
  const output = source.endsWith(':apiKeyHelper') ? facts.helper?.output : credential
  if (output === undefined) return skip('helper-not-run')
  if (['oauth-token', 'refresh-token', 'session-key'].includes(output.kind)) return skip('oauth-token')
  if (credential.header !== undefined) return skip('not-a-console-key')
  if (host === anthropic) {
    return output.kind === 'api-key'
      ? { source, base: new URL(`https://${anthropic}`) }
      : skip('not-a-console-key')
  }
  const layer = baseUrl.source.split(':')[0] as Layer
  const text = input.layers
    .definitions('ANTHROPIC_BASE_URL')
    .find(one => one.layer === layer)
    ?.value.trim()
  const base = text === undefined ? undefined : parseUrl(text)
  if (
    base === undefined ||
    !input.allowHosts.some(allowed => allowed === base.host || allowed === base.hostname)
  ) {
    return skip('foreign-host')
  }
  if (base.protocol !== 'https:' && !isLoopback(base.hostname)) return skip('foreign-host')
  return { source, base }
}
