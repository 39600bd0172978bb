import { InputError } from '../options/input-error.ts'
import type { Arguments } from './command.ts'
import { formatOf } from './flags.ts'

/**
 * Markdown is a form by itself: beside another one it would not be said which of the two counts. Only a line of a list of
 * repositories has room for both. Throws `InputError`.
 */
export function checkForms({ flags }: Arguments): void {
  if (flags['markdown'] !== true || flags['repos'] !== undefined) return
  const format = formatOf({ flags })
  if (format === 'pretty') return
  const other = flags['json'] === true ? '--json' : `--format ${format}`
  throw new InputError('contradiction', `--markdown goes with no other form: leave it or ${other} out`)
}
