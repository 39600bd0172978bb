import { diagnoseMachine } from '../../diagnosis/diagnosis.ts'
import { thisMachine } from '../../io/machine/this-machine.ts'
import type { Arguments, Run } from '../command.ts'
import type { ExitCode, World } from '../world.ts'
import { describeValue } from './describe-value.ts'
import type { DoctorFlags } from './flags.ts'
import { notesOf } from './notes-of.ts'
import { optionsFrom } from './options.ts'
import { print } from './print.ts'

/** `authmd doctor`: 0 nothing stands in the way, 1 a finding of severity error, or an error that was pasted. */
export const run: Run<DoctorFlags> = (args, world) => runOn(thisMachine, args, world)

/** The same on a machine that a test brings along. */
export async function runOn(
  machineOf: typeof thisMachine,
  { flags }: Arguments<DoctorFlags>,
  world: World,
): Promise<ExitCode> {
  if (flags.value !== undefined) return describeValue(flags, world)
  const options = optionsFrom(flags, world)
  const { packageRoot } = world
  const diagnosed = await diagnoseMachine(options, { machine: machineOf(world), packageRoot })
  const { diagnosis, findings } = diagnosed
  const exitCode: ExitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0
  print({ ...diagnosed, exitCode, notes: notesOf(diagnosis, options.message) }, flags, world)
  return exitCode
}
