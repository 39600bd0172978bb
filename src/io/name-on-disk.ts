import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A file as its folder lists it: on macOS and Windows `claude.md` answers to `CLAUDE.md` as well. */
export interface NameOnDisk {
  /** The path that was asked for, in the letters of the disk; as asked where there is no such file. */
  readonly path: string
  /** Files beside it that have the same name in other letters. */
  readonly twins: readonly string[]
}

/** Finds the file that has a name in whatever letters; the exact one comes first. */
export function nameOnDisk(root: string, path: string): NameOnDisk {
  const folder = posix.dirname(path)
  const name = posix.basename(path)
  const same = namesIn(join(root, folder))
    .filter(one => one.toLowerCase() === name.toLowerCase())
    .sort()
  const [found = name, ...others] = same.includes(name) ? [name, ...same.filter(one => one !== name)] : same
  const below = (one: string) => (folder === '.' ? one : `${folder}/${one}`)
  return { path: below(found), twins: others.map(below) }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
