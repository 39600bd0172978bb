import type { Credential } from '../../credentials/types.ts'
import { sentIn } from '../../rules/in-use.ts'
import type { Scene } from '../scene.ts'
import { type Target, takeOut } from './take-out.ts'

/**
 * The way back from a gateway: its address, and in words what was only meant for it. Left behind, a token of the
 * gateway would be the next thing that Anthropic refuses; taken away by mistake, the gateway has no key.
 */
export function leave(address: Target, scene: Scene): readonly string[] {
  const { d, resolution } = scene
  const sent = [sentIn(d, 'xApiKey', resolution), sentIn(d, 'authorization', resolution)]
  const own = sent.flatMap(one => (one !== undefined && isOfGateways(one) ? [one.variable] : []))
  const rest = own.length === 0 ? [] : [`${own.join(' and ')} only works there: remove it too.`]
  return [...takeOut(address, scene), ...rest]
}

function isOfGateways({ variable, header, kind }: Credential): boolean {
  if (header !== undefined) return false
  if (variable === 'ANTHROPIC_AUTH_TOKEN') return true
  return variable === 'ANTHROPIC_API_KEY' && kind !== 'api-key' && kind !== 'oauth-token'
}
