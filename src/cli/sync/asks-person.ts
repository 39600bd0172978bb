import type { Arguments } from '../command.ts'
import { formatOf } from '../flags.ts'
import type { World } from '../world.ts'

/**
 * Whether there is a person to ask. Nothing ever waits for one where standard input or output is no terminal, where
 * `CI` is set, with `--yes`, or where the output is for a program.
 */
export function asksPerson(args: Arguments, { stdin, stdout, env }: World): boolean {
  if (args.flags['yes'] === true || (env['CI'] ?? '') !== '') return false
  return formatOf(args) === 'pretty' && args.flags['markdown'] !== true && stdin.isTTY && stdout.isTTY
}
