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
    const looks = commands === undefined && mayBeCurrent(world)
    if (looks) {
      const { currentAnswer } = await import('./sync/current-answer.ts')
      const current = currentAnswer(world)
      if (current !== undefined) {
        world.stdout.write(current)
        return 0
      }
    }
    const { dispatch } = await import('./dispatch.ts')
    return await dispatch(looks ? { ...world, hasLooked: true } : world, commands)
  } catch (error) {
    return await report(error, world).catch(() => 2 as const)
  }
}

/** Flags that ask for no more than a form of output, or for what happens where something is to be done. */
const quick: Readonly<Record<string, readonly string[]>> = {
  check: ['--json', '--quiet', '-q', '--no-color'],
  apply: ['--json', '--quiet', '-q', '--no-color', '--yes', '-y', '--dry-run', '-n'],
}

function mayBeCurrent({ argv }: World): boolean {
  const [command = '', ...flags] = argv
  const known = Object.hasOwn(quick, command) ? quick[command] : undefined
  return known !== undefined && flags.every(flag => known.includes(flag))
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
