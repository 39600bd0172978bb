import type { Diagnosis } from '../credentials/facts.ts'

/** Where the person is, as far as it changes what can be done there. */
export type Place =
  | 'github-actions'
  | 'gitlab'
  | 'pipeline'
  | 'systemd'
  | 'cron'
  | 'launchd'
  | 'codespace'
  | 'container'
  | 'editor'
  /** A session of an editor's extension. */
  | 'extension'
  | 'terminal'

/** The first that fits: a job in a container is a job. */
export function placeOf(d: Diagnosis): Place {
  if (d.other !== undefined) return otherPlaces[d.other.kind]
  if (d.ci !== undefined) return d.ci.name === 'other' ? 'pipeline' : d.ci.name
  // Where that place is not among the files here, its words are right all the same.
  if (d.loggedBy !== undefined) return otherPlaces[d.loggedBy.kind]
  if (d.surroundings.service !== undefined) return d.surroundings.service
  if (d.surroundings.codespace) return 'codespace'
  if (d.container) return 'container'
  return d.editor === undefined ? 'terminal' : 'editor'
}

const otherPlaces = { editor: 'extension', unit: 'systemd', service: 'container' } as const
