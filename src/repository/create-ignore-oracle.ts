import { gitOracle } from '../io/git-ignore.ts'
import { findProgram } from '../io/program.ts'
import { InputError } from '../options/input-error.ts'
import type { IgnoreOracle } from '../types.ts'

/**
 * Characters of all ignore files together, where there is no git. Each path is asked of each line, which git does in a
 * moment; no repository that a person keeps has a hundredth of it.
 */
export const mostWithoutGit = 262_144

/**
 * The ignore oracle of this machine: git's own answer, or our own reading of its patterns where there is no git. The
 * oracle throws when git can't answer.
 */
export async function createIgnoreOracle(input: {
  /** Of the process. */
  readonly path: string | undefined
  /** The repository, from which no program is started. */
  readonly project: string
}): Promise<IgnoreOracle> {
  const git = findProgram('git', input)
  if (git !== undefined) return gitOracle(git)
  const { ignoreOracle } = await import('../targets/gitignore/ignore-without-git.ts')
  return (files, paths) => {
    const characters = [...files.values()].reduce((sum, text) => sum + text.length, 0)
    if (characters > mostWithoutGit)
      throw new InputError(
        'bad-value',
        `the .gitignore files here hold more than ${mostWithoutGit.toLocaleString('en')} characters, which only git reads, and git was not found; install git, or make them smaller`,
      )
    return ignoreOracle(files, paths)
  }
}
