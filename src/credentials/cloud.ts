import { candidates } from './candidates.ts'
import { effective } from './effective.ts'
import type { Own } from './finish.ts'
import { cloudProviders, type Provider } from './providers.ts'
import type { SourceName, VariableName } from './sources.ts'
import type { Credential, Situation } from './types.ts'

/** What goes to a cloud provider: its own credential, or with its authentication left out one of Anthropic's. */
export function cloudHeaders(situation: Situation, id: Provider): Own {
  const provider = cloudProviders.find(one => one.id === id)
  const { cloud } = situation
  if (provider === undefined || cloud === undefined) return { bare: true }
  if (cloud.missing.length > 0) return { stop: { blocked: 'cloud-incomplete' } }
  const bearer = firstOf(situation, provider.bearer)
  const own: Own = bearer === undefined ? { x: firstOf(situation, provider.key) } : { bearer }
  if (cloud.skipsAuth) return { ...skipping(situation, provider.skipping, own), bare: true }
  if (own.x !== undefined || own.bearer !== undefined) return { ...own, bare: true }
  return cloud.chain !== 'named' ? { stop: { blocked: 'cloud-incomplete' } } : { bare: true }
}

type Skipping = (typeof cloudProviders)[number]['skipping']

function skipping(situation: Situation, { takes, as, key: takesKey }: Skipping, own: Own): Own {
  const { token, helper } = candidates(situation)
  // Measured: an editor's question about a key is one about Anthropic alone.
  const key = effective('ANTHROPIC_API_KEY', situation)
  const given: Readonly<Record<Skipping['takes'][number], Own>> = {
    own,
    token: as === 'both' ? { x: token, bearer: token } : { bearer: token },
    helper: as === 'both' ? { x: helper, bearer: helper } : { bearer: helper },
  }
  const found: Own = takes.map(one => given[one]).find(({ x, bearer }) => (x ?? bearer) !== undefined) ?? {}
  const beside = takesKey === 'always' || (takesKey === 'beside a bearer' && found.bearer !== undefined)
  return beside ? { x: key, ...found } : found
}

function firstOf(situation: Situation, names: readonly SourceName[]): Credential | undefined {
  return names.map(name => effective(name as VariableName, situation)).find(one => one !== undefined)
}
