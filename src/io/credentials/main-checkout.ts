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
 * The common git folder of the worktree whose root this is; `undefined` for an ordinary checkout and for a submodule,
 * whose git folder names no common one. Only files are read; git is not asked.
 */
function commonFolder(machine: Pick<Machine, 'cwd' | 'disk' | 'platform'>, root: string): string | undefined {
  const { join, resolve } = pathOf(machine)
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
  return resolve(folder, common)
}

/**
 * The checkout to which the folder belongs: of a worktree the folder that holds the common `.git`, of any other root that
 * root. A worktree of a bare repository has none.
 */
export function mainCheckout(
  machine: Pick<Machine, 'cwd' | 'disk' | 'platform'>,
  root: string,
): string | undefined {
  const { basename, dirname } = pathOf(machine)
  const common = commonFolder(machine, root)
  if (common === undefined) return root
  return basename(common) === '.git' ? dirname(common) : undefined
}
