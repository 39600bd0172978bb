import { version } from '../version.ts'
import { checkNames } from './check-names.ts'
import type { Command } from './command.ts'
import { commands as allCommands } from './commands/index.ts'
import { flagsOf } from './flags.ts'
import { readArguments } from './read-arguments.ts'
import { checkTogether } from './together.ts'
import type { ExitCode, World } from './world.ts'

/** Finds the command that a command line names, and runs it. Throws what it throws. */
export async function dispatch(world: World, commands: readonly Command[] = allCommands): Promise<ExitCode> {
  const call = readArguments(world.argv, commands) ?? (await readRareForms(world, commands))
  if (call === undefined) return 0
  checkTogether(call.command, call.args)
  await checkNames(flagsOf(call.command), call.args)
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
