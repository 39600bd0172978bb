import { formatOf } from '../flags.ts'
import type { World } from '../world.ts'
import type { SyncFlags } from './sync-flags.ts'

/**
 * Whether there is a person to ask. Nothing ever waits for one where standard input or output is no terminal, where
 * `CI` is set, with `--yes`, or where the output is for a program.
 */
export function asksPerson(flags: SyncFlags, { stdin, stdout, env }: World): boolean {
  if (flags.yes === true || (env['CI'] ?? '') !== '') return false
  return formatOf({ flags }) === 'pretty' && flags.markdown !== true && stdin.isTTY && stdout.isTTY
}
