import type { World } from '../world.ts'
import type { SyncFlags } from './sync-flags.ts'

/** Whether nothing is to be written; `DRY_RUN=true` is how taze and others ask for it. */
export function isDry(flags: SyncFlags, { env }: Pick<World, 'env'>): boolean {
  return flags['dry-run'] === true || env['DRY_RUN'] === 'true'
}
