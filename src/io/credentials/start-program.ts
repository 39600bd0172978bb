import { parse } from 'node:path'
import { runProgram } from '../program.ts'
import type { RunProgram } from './world.ts'

/** At the root of the disk, so that it finds nothing of the project around it. Two seconds are enough for all that is asked. */
export const startProgram: RunProgram = (program, args, env) => {
  const { status, stdout } = runProgram({ program, args, env, cwd: parse(program).root, timeout: 2000 })
  return status === undefined ? undefined : { status, stdout }
}
