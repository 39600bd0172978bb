import type { World } from '../world.ts'
import { asksPerson } from './asks-person.ts'
import type { SyncFlags } from './sync-flags.ts'

/** What becomes of a plan: it is shown and nothing is written, a person is asked first, or it is written. */
export type Ending = 'show' | 'ask' | 'write'

/** `DRY_RUN=true` is how taze and others ask for a preview. */
export function endingFor(flags: SyncFlags, world: World): Ending {
  if (flags['dry-run'] === true || world.env['DRY_RUN'] === 'true') return 'show'
  return asksPerson(flags, world) ? 'ask' : 'write'
}
