import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { runProgram } from '../program.ts'

/** The little that the probe asks a machine; tests bring a machine of their own. */
export interface Machine {
  readonly exists: (path: string) => boolean
  /** The text of a file of the system, `undefined` where it can't be read. */
  readonly read: (path: string) => string | undefined
  readonly pid: number
  /** The output of a program of the system, given by absolute path; `undefined` where it fails. */
  readonly run: (
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => string | undefined
}

export const thisMachine = (pid: number): Machine => ({ exists: existsSync, read, pid, run })

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): string | undefined {
  const { status, stdout } = runProgram({ program, args, env, cwd: parse(program).root, timeout: 5000 })
  return status === 0 ? stdout : undefined
}
