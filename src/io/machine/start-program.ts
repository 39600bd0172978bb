import { parse } from 'node:path'
import { runProgram } from '../program.ts'
import type { RunProgram } from './machine.ts'

/** At the root of the disk, so that it finds nothing of the project around it. Listing all processes with PowerShell takes the longest. */
export const startProgram: RunProgram = (program, args, env) => {
  const { status, stdout } = runProgram({ program, args, env, cwd: parse(program).root, timeout: 5000 })
  return status === undefined ? undefined : { status, stdout }
}
