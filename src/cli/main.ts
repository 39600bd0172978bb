import { InputError } from '../options/input-error.ts'
import { version } from '../version.ts'
import type { Command } from './command.ts'
import { commands as allCommands } from './commands/index.ts'
import { readArguments } from './read-arguments.ts'
import type { ExitCode, World } from './world.ts'

/**
 * The whole tool: reads the command line, runs the command, and turns every error into one line and
 * an exit code. It never exits the process, never throws, and prints only through `world`.
 */
export async function main(world: World, commands: readonly Command[] = allCommands): Promise<ExitCode> {
  try {
    return await dispatch(world, commands)
  } catch (error) {
    return await report(error, world).catch(() => 2 as const)
  }
}

async function dispatch(world: World, commands: readonly Command[]): Promise<ExitCode> {
  if (world.argv.length === 1 && world.argv[0] === '--version') {
    world.stdout.write(`${version}\n`)
    return 0
  }
  const call = readArguments(world.argv, commands) ?? (await readRareForms(world, commands))
  if (call === undefined) return 0
  const { load, loadUnnamed = load } = call.command
  const { run } = await (call.named ? load : loadUnnamed)()
  const { cwd } = call.args.flags
  if (typeof cwd !== 'string') return run(call.args, world)
  const { resolve } = await import('node:path')
  return run(call.args, { ...world, cwd: resolve(world.cwd, cwd) })
}

/** Help, version and completion are printed here and answered with `undefined`. */
async function readRareForms(world: World, commands: readonly Command[]) {
  const { argv } = world
  const end = argv.indexOf('--')
  const asked = end < 0 ? argv : argv.slice(0, end)
  if (argv[0] === '--complete') {
    const { completions } = await import('./completions.ts')
    world.stdout.write(
      (await completions(argv.slice(1), { commands, packageRoot: world.packageRoot }))
        .map(line => `${line}\n`)
        .join(''),
    )
    return undefined
  }
  if (asked[0] === 'help' || asked.includes('--help') || asked.includes('-h')) {
    const { helpText } = await import('./yargs/help.ts')
    const about = asked[0] === 'help' ? asked.slice(1) : asked
    world.stdout.write(await helpText(about, commands, world.stdout.columns))
    return undefined
  }
  if (asked.includes('--version')) {
    world.stdout.write(`${version}\n`)
    return undefined
  }
  const { readWithYargs } = await import('./yargs/read.ts')
  return readWithYargs(argv, commands)
}

async function report(error: unknown, world: World): Promise<ExitCode> {
  const { mask } = await import('../report/mask.ts')
  const { visible } = await import('../report/visible.ts')
  const shown = (text: string) => visible(mask(text))
  if (error instanceof InputError) {
    world.stderr.write(`authmd: ${shown(error.message)}\n`)
    return 2
  }
  const { describeError } = await import('./describe-error.ts')
  world.stderr.write(`authmd: ${shown(describeError(error))}\n`)
  if (world.env['AUTHMD_DEBUG'] === '1' && error instanceof Error)
    world.stderr.write(`${shown(error.stack ?? '')}\n`)
  return 2
}
