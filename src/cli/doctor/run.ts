import { detectShell } from '../../core/detect-shell.ts'
import type { DoctorFacts } from '../../credentials/facts.ts'
import { rankCauses } from '../../credentials/from-message.ts'
import type { Machine } from '../../io/machine/machine.ts'
import { thisMachine } from '../../io/machine/this-machine.ts'
import { probeCredentials } from '../../io/probe-credentials.ts'
import { probeFacts } from '../../io/probe-facts.ts'
import { mask } from '../../report/mask.ts'
import { conclude } from '../../rules/diagnose.ts'
import { shells } from '../../shells/index.ts'
import type { Shell } from '../../shells/shell.ts'
import type { Arguments, Run } from '../command.ts'
import type { ExitCode, World } from '../world.ts'
import { findingsOf } from './findings-of.ts'
import { notesOf } from './notes-of.ts'
import { type DoctorOptions, readOptions } from './options.ts'
import { print } from './print.ts'

/** `authmd doctor`: 0 nothing stands in the way, 1 a finding of severity error. */
export const run: Run = (args, world) => runOn(thisMachine, args, world)

/** The same on a machine that a test brings along. */
export async function runOn(machineOf: typeof thisMachine, args: Arguments, world: World): Promise<ExitCode> {
  const options = readOptions(args, world)
  const { facts, shell } = await gather(options, world, machineOf(world))
  const diagnosis = conclude(facts)
  const findings = findingsOf(diagnosis, shell, world.packageRoot)
  const exitCode: ExitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0
  print({ diagnosis, findings, exitCode, notes: notesOf(facts, options.message) }, args, world)
  return exitCode
}

async function gather(
  options: DoctorOptions,
  world: World,
  machine: Machine,
): Promise<{ readonly facts: DoctorFacts; readonly shell: Shell }> {
  const { env, cwd, platform } = world
  const seen = probeFacts({ root: cwd, env, platform, pid: world.pid, machine })
  const id = options.shell?.id ?? detectShell(seen)
  const probed = probeCredentials(machine, {
    ...options.probe,
    ...(id === undefined ? {} : { shell: id }),
    container: seen.shared && env['CI'] === undefined,
  })
  const fallback = platform === 'win32' ? 'powershell' : 'sh'
  const shell = shells.find(one => one.id === (id ?? fallback)) ?? shells[0]
  if (shell === undefined) throw new Error('There is no shell in the list')
  // The paste is masked before anything else looks at it.
  const printed = options.message === undefined ? [] : rankCauses(mask(options.message))
  const facts: DoctorFacts = { ...probed.facts, printed }
  if (!options.online && !options.runHelper) return { facts, shell }
  const { askOnline } = await import('./ask-online.ts')
  return { facts: await askOnline({ ...probed, facts }, options, machine), shell }
}
