import { isAnthropicKind } from './anthropic-kind.ts'
import type { Diagnosis, Expected } from './facts.ts'
import { resolveInteractive } from './interactive.ts'
import { resolve } from './order.ts'
import { cloudProviders, type Provider } from './providers.ts'
import type { CloudVariable } from './surroundings.ts'
import type { Credential, Layer, Situation, SourceId } from './types.ts'
import { usedKindOf } from './used-kind.ts'

/** What the client would go by in place of what is expected: a credential, an address, a switch. */
export interface InTheWay {
  readonly what: 'credential' | 'address' | 'provider' | 'bare'
  readonly variable: string
  /** Of a credential, or `layer:variable`. */
  readonly source?: string
  readonly where: string
  readonly line?: number
  readonly credential?: Credential
}

/**
 * All that goes before what is expected, in the order of the client: what it would go by, were the expected one added
 * here, and what then shows behind that. Nothing that the expected one itself goes before.
 */
export function inTheWay(d: Diagnosis, expected: Expected): readonly InTheWay[] {
  if (usedKindOf(d.resolution) === expected) return []
  const next = nextOf(d, expected)
  return next.length === 0 ? [] : [...next, ...inTheWay(without(d, next), expected)]
}

/** The set-up with these taken away. */
export function without(d: Diagnosis, gone: readonly InTheWay[]): Diagnosis {
  if (gone.length === 0) return d
  const isGone = (what: InTheWay['what'], variable: string) =>
    gone.some(one => one.what === what && one.variable === variable)
  const left = (switches: readonly CloudVariable[] = []) =>
    switches.filter(({ name }) => !isGone('provider', name))
  const { provider, cloud, ...rest } = d
  const { bareBy: _, ...invocation } = d.invocation
  const leaves = provider !== undefined && isGone('provider', provider.variable)
  const facts = {
    ...rest,
    ...(provider === undefined || leaves ? {} : { provider }),
    ...(cloud === undefined || leaves ? {} : { cloud }),
    invocation: gone.some(({ what }) => what === 'bare') ? { ...invocation, bare: false } : d.invocation,
    credentials: d.credentials.filter(one => !gone.some(({ credential }) => credential === one)),
    routes: d.routes.filter(
      ({ layer, variable }) =>
        !gone.some(({ what, source }) => what === 'address' && source === `${layer}:${variable}`),
    ),
    surroundings: {
      ...d.surroundings,
      cloud: {
        ...d.surroundings.cloud,
        switches: left(d.surroundings.cloud.switches),
        alsoOn: left(d.surroundings.cloud.alsoOn),
      },
    },
  }
  return { ...facts, resolution: resolve(facts), interactive: resolveInteractive(facts) }
}

/** Something other than a source that is taken away keeps the client from it: what stops it has a rule of its own. */
export function isStopped(d: Diagnosis, expected: Expected): boolean {
  const { blocked, refused } = resolve(withExpected(d, expected))
  return blocked !== undefined || refused !== undefined
}

function nextOf(d: Diagnosis, expected: Expected): readonly InTheWay[] {
  const r = resolve(withExpected(d, expected))
  const switches = switchesOf(d).filter(({ provider }) => provider !== expected)
  const isCloud = cloudProviders.some(({ id }) => id === expected)
  if (switches.length > 0 && (isCloud || r.provider !== 'anthropic')) return switches.map(({ at }) => at)
  if (r.provider === expected) return []
  if (d.invocation.bare && expected === 'subscription') return bareOf(d)
  const address = isCloud || expected === 'gateway' ? undefined : addressOf(d, r.baseUrl.source)
  if (address !== undefined) return [address]
  const kind = usedKindOf(r)
  if (kind === expected && kind === 'subscription') return []
  const sent = [r.refused, r.xApiKey, r.authorization]
  const found = d.credentials
    .filter(one => sent.includes(one.source) && countsIn(one, r) && one.kind !== 'empty')
    .filter(one => one.variable !== own[expected] && (expected !== 'gateway' || isAnthropics(one)))
  // Measured: beside a token the saved Console key goes out too; without the token a login keeps it away.
  const others = found.filter(({ source }) => !source.startsWith('login:'))
  return (others.length > 0 ? others : found).map(ofCredential)
}

/** What is expected itself, however broken: that is mended, and not taken away. */
const own: Readonly<Partial<Record<Expected, string>>> = {
  key: 'ANTHROPIC_API_KEY',
  token: 'ANTHROPIC_AUTH_TOKEN',
  gateway: 'ANTHROPIC_AUTH_TOKEN',
}

/** Of custom headers each line is a credential, and one source. */
function countsIn({ header, source }: Credential, r: ReturnType<typeof resolve>): boolean {
  if (header === undefined || r.refused === source) return true
  return header === 'x-api-key'
    ? r.xApiKey === source
    : header === 'authorization' && r.authorization === source
}

/** A gateway gets none of these. What else is set may be its own. */
const isAnthropics = ({ kind, source }: Credential) =>
  isAnthropicKind(kind) || source.startsWith('login:') || source.startsWith('profile:')

function ofCredential(credential: Credential): InTheWay {
  const { variable, source, where, line } = credential
  return { what: 'credential', variable, source, where, ...(line === undefined ? {} : { line }), credential }
}

function addressOf(d: Diagnosis, source: string): InTheWay | undefined {
  const found = d.routes.find(one => `${one.layer}:${one.variable}` === source)
  if (found === undefined || found.host === 'api.anthropic.com') return undefined
  const { variable, where, line } = found
  return { what: 'address', variable, source, where, ...(line === undefined ? {} : { line }) }
}

function bareOf({ invocation: { bareBy = [] } }: Diagnosis): readonly InTheWay[] {
  return bareBy.map(({ layer, where, line }) => {
    const variable = layer === undefined ? '--bare' : 'CLAUDE_CODE_SIMPLE'
    return {
      what: 'bare',
      variable,
      ...(layer === undefined ? {} : { source: `${layer}:${variable}` }),
      where,
      ...(line === undefined ? {} : { line }),
    }
  })
}

/** Every switch that is on, the one that counts first, and where it is on in more than one place each of them. */
function switchesOf(d: Diagnosis): readonly { readonly provider?: Provider; readonly at: InTheWay }[] {
  const { switches = [], alsoOn = [] } = d.surroundings.cloud
  const all =
    switches.length > 0 || d.provider === undefined
      ? [...switches, ...alsoOn]
      : [{ name: d.provider.variable, where: placeOfLayer(d, d.provider.layer) }]
  return all.map(({ name, where, line }) => {
    const provider = cloudProviders.find(({ on }) => on === name)?.id
    const source = `${layerOf(d, where)}:${name}`
    const at = {
      what: 'provider',
      variable: name,
      source,
      where,
      ...(line === undefined ? {} : { line }),
    } as const
    return { ...(provider === undefined ? {} : { provider }), at }
  })
}

const layerOf = ({ settings }: Diagnosis, where: string): Layer =>
  settings.find(({ path }) => path === where)?.layer ?? 'shell'

const placeOfLayer = ({ settings }: Diagnosis, layer: Layer): string =>
  settings.find(one => one.layer === layer && one.state === 'loaded')?.path ?? 'environment'

/** The same set-up, and in it what is expected, as a person would add it. */
function withExpected(d: Diagnosis, expected: Expected): Situation {
  switch (expected) {
    case 'subscription':
      return withCredential(d, 'login:credentials-file', 'oauth-token')
    case 'key':
      return withCredential(d, 'shell:ANTHROPIC_API_KEY', 'api-key')
    case 'token':
      return withCredential(d, 'shell:ANTHROPIC_AUTH_TOKEN', 'unknown')
    case 'gateway':
      return {
        ...withCredential(d, 'shell:ANTHROPIC_AUTH_TOKEN', 'unknown'),
        routes: [
          ...d.routes.filter(({ variable }) => variable !== 'ANTHROPIC_BASE_URL'),
          {
            layer: 'shell',
            variable: 'ANTHROPIC_BASE_URL',
            where: 'environment',
            host: 'gateway.example.com',
            defects: ['third-party'],
          },
        ],
      }
    default: {
      const row = cloudProviders.find(({ id }) => id === expected)
      return {
        ...d,
        provider: { variable: row?.on ?? '', layer: 'shell', provider: expected },
        cloud: { skipsAuth: false, missing: [], chain: 'named' },
      }
    }
  }
}

/** It stands in place of every other of its name, wherever that is. */
function withCredential(d: Diagnosis, source: SourceId, kind: Credential['kind']): Situation {
  const name = source.slice(source.indexOf(':') + 1)
  const added: Credential = {
    source,
    variable: name,
    where: 'environment',
    kind,
    length: 108,
    defects: [],
    approval: 'approved',
  }
  const others = d.credentials.filter(one => one.source.slice(one.source.indexOf(':') + 1) !== name)
  return { ...d, credentials: [...others, added] }
}
