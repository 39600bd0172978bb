import { type Machine, pathOf, textOf } from '../machine/machine.ts'

/** The nearest folder upward that holds `.git`, a folder or a file. */
export function gitRoot(machine: Pick<Machine, 'cwd' | 'disk' | 'platform'>): string | undefined {
  const { dirname, join } = pathOf(machine)
  for (let folder = machine.cwd; ; folder = dirname(folder)) {
    if (machine.disk.stat(join(folder, '.git')) !== undefined) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/**
 * The checkout to which a worktree belongs: the folder that holds the common `.git`. `undefined` for an ordinary
 * checkout and for a submodule, whose git folder names no common one. Only files are read; git is not asked.
 */
export function mainCheckout(
  machine: Pick<Machine, 'cwd' | 'disk' | 'platform'>,
  root: string,
): string | undefined {
  const { basename, dirname, join, resolve } = pathOf(machine)
  // Of an ordinary checkout it is a folder, of which nothing is read.
  if (machine.disk.stat(join(root, '.git'))?.isDirectory === true) return undefined
  const named = /^gitdir: *(.+?)\s*$/m.exec(textOf(machine, join(root, '.git')) ?? '')?.[1]
  if (named === undefined) return undefined
  const folder = resolve(root, named)
  const common = textOf(machine, join(folder, 'commondir'))?.trim()
  if (common === undefined || common === '') return undefined
  // Measured: the main checkout has to know this worktree, else anybody's `.git` file could name it.
  const known = textOf(machine, join(folder, 'gitdir'))?.trim()
  if (known === undefined || resolve(folder, known) !== join(root, '.git')) return undefined
  const shared = resolve(folder, common)
  return basename(shared) === '.git' ? dirname(shared) : undefined
}
