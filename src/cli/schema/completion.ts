import { shellOfProgram } from '../../shells/index.ts'
import { type Run, UsageError } from '../command.ts'
import type { World } from '../world.ts'
import { completionScripts, completionShells } from './completion-scripts.ts'

/** `authmd completion`: prints the script; nothing is written to a start-up file. */
export const run: Run = ({ positionals }, world) => {
  const [named, more] = positionals
  const shell = named ?? shellOf(world)
  const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined
  if (script === undefined || more !== undefined) {
    const known = completionShells.join(', ')
    throw new UsageError(
      named === undefined
        ? `Name the shell: authmd completion SHELL, one of ${known}`
        : `There is no completion for ${JSON.stringify(more ?? shell)}; there is one for ${known}`,
    )
  }
  world.stdout.write(script)
  return 0
}

function shellOf({ env }: World): string {
  const program = env['SHELL']?.split('/').at(-1) ?? ''
  return shellOfProgram(program) ?? program
}
