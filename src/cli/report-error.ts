import { InputError } from '../options/input-error.ts'
import { mask } from '../report/mask.ts'
import { visible } from '../report/visible.ts'
import { describeError } from './describe-error.ts'
import type { ExitCode, World } from './world.ts'

/** One line on standard error for what went wrong; where it is our mistake and somebody asks for it, its stack. */
export function reportError(error: unknown, world: World): ExitCode {
  const shown = (text: string) => visible(mask(text))
  if (error instanceof InputError) {
    world.stderr.write(`authmd: ${shown(error.message)}\n`)
    return 2
  }
  world.stderr.write(`authmd: ${shown(describeError(error))}\n`)
  if (world.env['AUTHMD_DEBUG'] === '1' && error instanceof Error)
    world.stderr.write(`${shown(error.stack ?? '')}\n`)
  return 2
}
