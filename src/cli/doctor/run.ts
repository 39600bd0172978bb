import { diagnoseMachine } from '../../diagnosis/diagnosis.ts'
import { thisMachine } from '../../io/machine/this-machine.ts'
import type { Arguments, Run } from '../command.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import type { DoctorFlags } from './flags.ts'
import { notAllRead } from './not-all-read.ts'
import { notesOf } from './notes-of.ts'
import { optionsFrom } from './options.ts'
import { print } from './print.ts'

/** `authmd doctor`: 0 nothing stands in the way, 1 a finding of severity error, or something that was not looked into. */
export const run: Run<DoctorFlags> = (args, world) => runOn(thisMachine, args, world)

/** The same on a machine that a test brings along. */
export async function runOn(
  machineOf: typeof thisMachine,
  { flags }: Arguments<DoctorFlags>,
  world: World,
): Promise<ExitCode> {
  if (flags.value !== undefined) return (await import('./describe-value.ts')).describeValue(flags, world)
  const options = optionsFrom(flags, world)
  const tool = toolHere(world, world.cwd)
  const { packageRoot } = world
  const machine = machineOf(world)
  const diagnosed = await diagnoseMachine(options, { machine, packageRoot, tool })
  const { diagnosis, findings } = diagnosed
  const left = notAllRead(diagnosis)
  const exitCode: ExitCode = [...findings, ...left].some(({ severity }) => severity === 'error') ? 1 : 0
  const about = {
    left,
    notes: notesOf(diagnosis, { message: options.message, tool }),
    now: machine.now,
    ...(world.node === undefined ? {} : { node: world.node }),
  }
  await print({ ...diagnosed, ...about, exitCode, tool }, flags, world)
  return exitCode
}
