import { gitOracle } from '../io/git-ignore.ts'
import { findProgram } from '../io/program.ts'
import type { IgnoreOracle } from '../types.ts'

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
  return ignoreOracle
}
