import { checkNames } from '../../src/cli/check-names.ts'
import { doctor } from '../../src/cli/commands/doctor.ts'
import type { DoctorFlags } from '../../src/cli/doctor/flags.ts'
import { doctorFlags } from '../../src/cli/doctor/flags.ts'
import { runOn } from '../../src/cli/doctor/run.ts'
import { checkTogether } from '../../src/cli/together.ts'
import type { ExitCode } from '../../src/cli/world.ts'
import type { Machine } from '../../src/io/machine/machine.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'

export interface Ran {
  readonly exitCode: ExitCode
  readonly stdout: string
  readonly stderr: string
}

export interface Given extends Setup {
  readonly flags?: DoctorFlags
  readonly stdin?: string
  /** A terminal of this width; else it is no terminal. */
  readonly columns?: number
  /** Changes to the machine of the case. */
  readonly overrides?: Partial<Machine>
}

/** Runs the command in this process, on a machine that consists of the given files and variables alone. */
export async function runDoctor(given: Given): Promise<Ran> {
  const written = writeWorld(given)
  try {
    return await runIn({ ...written.world, ...given.overrides }, given)
  } finally {
    written.remove()
  }
}

export async function runIn(
  machine: Machine,
  given: Pick<Given, 'flags' | 'stdin' | 'columns'>,
): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  const args = { flags: given.flags ?? {}, positionals: [] }
  checkTogether(doctor, args)
  await checkNames(doctorFlags, args)
  const exitCode = await runOn(() => machine, args, {
    argv: [],
    cwd: machine.cwd,
    env: machine.env,
    platform: machine.platform,
    pid: process.pid,
    packageRoot: process.cwd(),
    stdin: {
      isTTY: given.stdin === undefined,
      read: () => given.stdin ?? '',
      bytes: () => new TextEncoder().encode(given.stdin ?? ''),
    },
    stdout: {
      isTTY: given.columns !== undefined,
      columns: given.columns ?? 80,
      write: text => {
        stdout += text
      },
    },
    stderr: {
      isTTY: false,
      columns: 80,
      write: text => {
        stderr += text
      },
    },
  })
  return { exitCode, stdout, stderr }
}
