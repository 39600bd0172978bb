import { shippedHelp } from '../io/shipped-help.ts'
import { version } from '../version.ts'
import type { Command } from './command.ts'
import type { ExitCode, World } from './world.ts'

/**
 * The whole tool: reads the command line, runs the command, and turns every error into one line and
 * an exit code. It never exits the process, never throws, and prints only through `world`.
 *
 * What needs no table of commands is answered here: every start reads this file first.
 */
export async function main(world: World, commands?: readonly Command[]): Promise<ExitCode> {
  try {
    const ready = commands === undefined ? readyAnswer(world) : undefined
    if (ready !== undefined) {
      world.stdout.write(ready)
      return 0
    }
    const { dispatch } = await import('./dispatch.ts')
    return await dispatch(world, commands)
  } catch (error) {
    return await report(error, world).catch(() => 2 as const)
  }
}

function readyAnswer({ argv, packageRoot, stdout }: World): string | undefined {
  const [first = '', second = ''] = argv
  if (argv.length === 1 && first === '--version') return `${version}\n`
  const about =
    argv.length === 1 && isHelp(first) ? '' : argv.length === 2 ? helpTopic(first, second) : undefined
  // The build rendered it for output that is no terminal, and for terminals of that width.
  return about === undefined || stdout.columns !== 80 ? undefined : shippedHelp(packageRoot, about)
}

/** `COMMAND --help` or `help COMMAND`. */
function helpTopic(first: string, second: string): string | undefined {
  if (first === 'help') return second
  return isHelp(second) && second !== 'help' ? first : undefined
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h' || word === 'help'
}

async function report(error: unknown, world: World): Promise<ExitCode> {
  const { reportError } = await import('./report-error.ts')
  return reportError(error, world)
}
