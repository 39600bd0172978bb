import { layersInEffect } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import type { Layer } from '../credentials/types.ts'
import { goesToAnthropic, sendsAnthropics } from './in-use.ts'
import type { Found } from './rule.ts'

/**
 * Whether a layer is a settings file of this folder that counts: the project's, or `settings.local.json`, which is the
 * person's own unless the repository brought it along. So the latter is only a warning.
 */
export function fromFolder(d: Diagnosis, layer: Layer): boolean {
  return (layer === 'project' || layer === 'local') && layersInEffect(d).includes(layer)
}

/** An address of the project's, to which a credential of Anthropic's would go: to put it right would only help that along. */
export function isTrap(d: Diagnosis, layer: Layer): boolean {
  return fromFolder(d, layer) && !goesToAnthropic(d) && sendsAnthropics(d)
}

export function folderName(layer: Layer): string {
  return layer === 'project' ? 'The project' : 'settings.local.json of this folder'
}

export function folderSeverity(layer: Layer): Pick<Found, 'severity'> {
  return layer === 'local' ? { severity: 'warning' } : {}
}
