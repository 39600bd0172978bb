import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The git top level around `folder`, found by its `.git` without starting git; `undefined` outside git. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (isGitRoot(at)) return at
    if (dirname(at) === at) return undefined
  }
}

/** Whether a folder is the top level of a git repository. */
export function isGitRoot(folder: string): boolean {
  return existsSync(join(folder, '.git'))
}
