import type { DoctorFlags } from './cli/doctor/flags.ts'
import { run } from './cli/doctor/run.ts'
import { reportError } from './cli/report-error.ts'
import { toolOfPlugin } from './cli/tool-here.ts'
import type { ExitCode, World } from './cli/world.ts'
import { inRealWorld } from './real-world.ts'

// What the plugin for Claude Code starts: doctor and all that it needs in one file, `plugin/hooks/authmd.mjs`, which is
// built from here and committed. So the plugin needs no installation, and looks for no program of the name of authmd,
// which a project could have planted.

/** The only lines that it takes, and what each asks of doctor. */
const asked: ReadonlyMap<string, DoctorFlags> = new Map<string, DoctorFlags>([
  ['doctor', {}],
  ['doctor --json', { json: true }],
  ['doctor --error -', { error: '-' }],
  ['doctor --json --error -', { json: true, error: '-' }],
  ['doctor --markdown', { markdown: true }],
  ['doctor --markdown --error -', { markdown: true, error: '-' }],
])
const usage = `authmd.mjs takes session-start, or ${[...asked.keys()].join(', ')}\n`

void inRealWorld(async given => {
  // `authmd` itself may not be installed.
  const world: World = { ...given, tool: toolOfPlugin(given) }
  const words = world.argv.join(' ')
  if (words === 'session-start') return await startSession(world)
  const flags = asked.get(words)
  if (flags === undefined) {
    world.stderr.write(usage)
    return 2
  }
  try {
    return await answer(flags, world)
  } catch (error) {
    return reportError(error, world)
  }
})

/** 0 for every answer: to Claude Code any other code says that the command of the plugin failed, and it shows no answer. */
async function answer(flags: DoctorFlags, world: World): Promise<ExitCode> {
  const code = await run({ positionals: [], flags }, world)
  return code === 1 ? 0 : code
}

/**
 * The answer to the event SessionStart: silent where nothing is wrong and where doctor can't run; never the reason why a
 * session does not start.
 */
async function startSession(world: World): Promise<ExitCode> {
  const found = (await printedBy(world)).trim()
  if (found === '') return 0
  const text = `authmd doctor found this at the start of the session:\n\n${found}`
  const context = { hookEventName: 'SessionStart', additionalContext: text }
  world.stdout.write(`${JSON.stringify({ systemMessage: text, hookSpecificOutput: context })}\n`)
  return 0
}

async function printedBy(world: World): Promise<string> {
  let printed = ''
  const stdout = {
    isTTY: false,
    columns: 80,
    write: (text: string) => {
      printed += text
    },
  }
  try {
    await answer({ quiet: true, 'no-color': true }, { ...world, stdout })
    return printed
  } catch {
    return ''
  }
}
