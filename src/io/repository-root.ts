import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The git top level around `folder`, found by its `.git` without starting git; `undefined` outside git. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}
