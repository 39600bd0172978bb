import type { Credential } from '../../credentials/types.ts'
import type { Scene } from '../scene.ts'
import { renew } from './renew.ts'
import { takeOut, targetOf } from './take-out.ts'

/** Away with a credential that is not good: with a login behind it that is all; without one a new one is needed. */
export function stop(bad: Credential | undefined, scene: Scene): readonly string[] {
  if (bad === undefined) return renew(undefined, scene)
  const { hidden, gateway, place } = scene
  const plan = hidden !== undefined && gateway === undefined
  if (plan) return takeOut(targetOf(bad), scene)
  const forGateways = bad.variable === 'ANTHROPIC_AUTH_TOKEN' && gateway === undefined
  if (forGateways) {
    const then =
      place === 'terminal' || place === 'editor' || place === 'extension'
        ? ['then log in, if you are not logged in:', '  claude auth login']
        : []
    return [...takeOut(targetOf(bad), scene), ...then]
  }
  return renew(bad, scene)
}
