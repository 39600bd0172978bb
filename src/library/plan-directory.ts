import { resolve } from 'node:path'
import { planRepository } from '../cli/sync/plan-repository.ts'
import { readChoices, readOnEdit } from '../cli/sync/read-choices.ts'
import type { RepositoryPlan } from '../core/plan.ts'
import { thisProcess } from '../io/machine/this-process.ts'
import { realDirectory } from '../io/real-directory.ts'
import { flagsFrom, type Options } from './options.ts'

/** The plan of one directory, as the commands make it, with the real path for which it was made. */
export async function planDirectory(
  directory: string,
  options: Options,
  want: 'present' | 'absent',
): Promise<{ readonly root: string; readonly plan: RepositoryPlan }> {
  const args = { flags: flagsFrom(options), positionals: [] }
  const found = realDirectory(resolve(directory))
  if (!('real' in found))
    throw new Error(`${directory} ${found.problem === 'absent' ? 'does not exist' : 'is no directory'}`)
  const request = {
    root: found.real,
    choices: await readChoices(args),
    onEdit: await readOnEdit(args),
    recursive: options.recursive === true,
    want,
  } as const
  return { root: found.real, plan: await planRepository(request, thisProcess(options.env)) }
}
