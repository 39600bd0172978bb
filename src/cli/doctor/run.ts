import { diagnoseMachine } from '../../diagnosis/diagnosis.ts'
import { thisMachine } from '../../io/machine/this-machine.ts'
import type { Arguments, Run } from '../command.ts'
import type { ExitCode, World } from '../world.ts'
import { describeValue } from './describe-value.ts'
import { notesOf } from './notes-of.ts'
import { readOptions } from './options.ts'
import { print } from './print.ts'

/** `authmd doctor`: 0 nothing stands in the way, 1 a finding of severity error, or an error that was pasted. */
export const run: Run = (args, world) => runOn(thisMachine, args, world)

/** The same on a machine that a test brings along. */
export async function runOn(machineOf: typeof thisMachine, args: Arguments, world: World): Promise<ExitCode> {
  if (args.flags['value'] !== undefined) return describeValue(args, world)
  const options = readOptions(args, world)
  const { pid, packageRoot } = world
  const diagnosed = await diagnoseMachine(options, { machine: machineOf(world), pid, packageRoot })
  const { diagnosis, findings } = diagnosed
  const exitCode: ExitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0
  print({ ...diagnosed, exitCode, notes: notesOf(diagnosis, options.message) }, args, world)
  return exitCode
}
