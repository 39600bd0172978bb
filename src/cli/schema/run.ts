import { shippedFile } from '../../io/shipped-file.ts'
import { type Run, UsageError } from '../command.ts'

/** `authmd schema`: a test holds that the shipped text is the schema that authmd reads by. */
export const run: Run = ({ positionals }, world) => {
  const [which = 'config', more] = positionals
  if (more !== undefined || (which !== 'config' && which !== 'report'))
    throw new UsageError(`authmd schema prints config or report, not ${positionals.join(' ')}`)
  world.stdout.write(shippedFile(world.packageRoot, which))
  return 0
}
