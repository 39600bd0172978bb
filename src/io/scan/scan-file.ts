import { closeSync, constants, fstatSync, lstatSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileChunks, MOST_BYTES } from './chunks.ts'
import type { ListedFile } from './listed-file.ts'
import { type LocatedHit, scanChunks } from './scan-chunks.ts'

/** What was seen in one file: its credentials, that it isn't there (any more), or why it could not be read. */
export type Seen =
  | {
      readonly hits: readonly LocatedHit[]
      /** It is longer than is read of one. */
      readonly isCut: boolean
    }
  | { readonly absent: true }
  | { readonly error: string }

// A link that takes a file's place is not followed, and a pipe in its place is not waited for.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** A function that looks into files, and remembers which folders are real ones below `root`. */
export function fileScanner(root: string | undefined): (file: ListedFile) => Promise<Seen> {
  const real = new Map<string, boolean>()
  const isReal = (folder: string): boolean => {
    if (root === undefined || folder.length <= root.length) return true
    const known = real.get(folder)
    if (known !== undefined) return known
    const answer = isReal(dirname(folder)) && !isLink(folder)
    real.set(folder, answer)
    return answer
  }
  return async file => {
    if (file.only !== undefined) return { absent: true }
    // A folder of the index can be a link on disk, and lead out of the repository.
    if (!isReal(dirname(file.location.toString()))) return { absent: true }
    try {
      return await look(file)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
      const code = String(error.code)
      const gone = code === 'ENOENT' || code === 'ELOOP' || code === 'ENOTDIR' || code === 'ENXIO'
      return gone && file.state !== 'given' ? { absent: true } : { error: code }
    }
  }
}

async function look(file: ListedFile): Promise<Seen> {
  const descriptor = openSync(file.location, FLAGS)
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) return { absent: true }
    return { hits: await scanChunks(fileChunks(descriptor)), isCut: stats.size > MOST_BYTES }
  } finally {
    closeSync(descriptor)
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}
