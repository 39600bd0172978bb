import { lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import { realPathOf } from './real-path.ts'

/**
 * The folders in which nothing is trusted, for a start in `folder`: the outermost one above it that holds a `.git` (a
 * submodule, a vendored checkout and a package of a monorepo belong to the repository around them), else the folder
 * itself. Two of them where `folder` is reached by a link: the one by its names and the real one.
 */
export function trustRoots(folder: string): readonly string[] {
  const real = realPathOf(folder) ?? folder
  const roots = [outermost(folder), outermost(real)]
  return [...new Set(roots.flatMap(root => [root, realPathOf(root) ?? root]))]
}

/** The real one of them. */
export function trustRoot(folder: string): string {
  return outermost(realPathOf(folder) ?? folder)
}

function outermost(folder: string): string {
  let found = folder
  // The root of a disk is no repository to stand guard over: all programs of the system lie in it.
  for (let at = folder; dirname(at) !== at; at = dirname(at)) if (holdsGit(at)) found = at
  return found
}

function holdsGit(folder: string): boolean {
  try {
    lstatSync(`${folder}/.git`)
    return true
  } catch {
    return false
  }
}
