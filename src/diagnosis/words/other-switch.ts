import { switchPlace } from '../../rules/provider-selected.ts'
import type { Scene } from '../scene.ts'
import { takeOut } from './take-out.ts'

/** How a provider is switched on: another one that is on is in the way. */
export function otherSwitch(scene: Scene): readonly string[] {
  const { provider } = scene.d
  if (provider === undefined) return ['Switch it on, and set what it needs:']
  const { variable, layer } = provider
  const { file: where, line } = switchPlace(scene.d)
  const at = { ...(where === undefined ? {} : { where }), ...(line === undefined ? {} : { line }) }
  return [
    `Take ${variable} away:`,
    ...takeOut({ variable, source: `${layer}:${variable}`, ...at }, scene),
    'Switch this one on, and set what it needs:',
  ]
}
