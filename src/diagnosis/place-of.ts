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
  | 'terminal'

/** The first that fits: a job in a container is a job. */
export function placeOf(d: Diagnosis): Place {
  if (d.ci !== undefined) return d.ci.name === 'other' ? 'pipeline' : d.ci.name
  if (d.surroundings.service !== undefined) return d.surroundings.service
  if (d.surroundings.codespace) return 'codespace'
  if (d.container) return 'container'
  return d.editor === undefined ? 'terminal' : 'editor'
}
