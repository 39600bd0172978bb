import { layersInEffect } from '../credentials/effective.ts'
import type { Diagnosis } from '../credentials/facts.ts'
import type { Layer } from '../credentials/types.ts'
import type { Found } from './rule.ts'

/**
 * Whether a layer is a settings file of this folder that counts: the project's, or `settings.local.json`, which is the
 * person's own unless the repository brought it along. So the latter is only a warning.
 */
export function fromFolder(d: Diagnosis, layer: Layer): boolean {
  return (layer === 'project' || layer === 'local') && layersInEffect(d).includes(layer)
}

export function folderName(layer: Layer): string {
  return layer === 'project' ? 'The project' : 'settings.local.json of this folder'
}

export function folderSeverity(layer: Layer): Pick<Found, 'severity'> {
  return layer === 'local' ? { severity: 'warning' } : {}
}
