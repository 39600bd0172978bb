import { resolve } from 'node:path'
import type { RepositoryPlan } from '../core/plan-with.ts'
import { thisProcess } from '../io/machine/this-process.ts'
import { askedBy } from '../options/asked-by.ts'
import { directoryOf } from '../repository/directory.ts'
import { planRepository } from '../repository/plan-repository.ts'
import type { Options } from './options.ts'

/** The plan of one directory, with the real path for which it was made. */
export async function planDirectory(
  directory: string,
  options: Options,
  want: 'present' | 'absent',
): Promise<{ readonly root: string; readonly plan: RepositoryPlan }> {
  const root = directoryOf(resolve(directory), directory)
  const asked = askedBy(options)
  return { root, plan: await planRepository({ root, asked, want }, thisProcess(options.env)) }
}
