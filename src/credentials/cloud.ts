import { candidates } from './candidates.ts'
import { effective } from './effective.ts'
import type { Own } from './finish.ts'
import { cloudProviders, type Provider } from './providers.ts'
import type { Situation } from './types.ts'

/** What goes to a cloud provider: its own credential, or with its authentication left out the token or the helper. */
export function cloudHeaders(situation: Situation, id: Provider): Own {
  const provider = cloudProviders.find(one => one.id === id)
  const { cloud } = situation
  if (provider === undefined || cloud === undefined) return { bare: true }
  if (cloud.missing.length > 0) return { stop: { blocked: 'cloud-incomplete' } }
  const first = (names: typeof provider.key | typeof provider.bearer) =>
    names.map(name => effective(name, situation)).find(one => one !== undefined)
  if (cloud.skipsAuth) {
    const { token, helper } = candidates(situation)
    return { bearer: token ?? helper, bare: true }
  }
  const [x, bearer] = [first(provider.key), first(provider.bearer)]
  if (x !== undefined) return { x, bare: true }
  if (bearer !== undefined) return { bearer, bare: true }
  return cloud.chain === 'absent' ? { stop: { blocked: 'cloud-incomplete' } } : { bare: true }
}
