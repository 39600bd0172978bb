import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A folder that is no git repository may be anything, a home directory too: the search ends here. */
export const MOST_WALKED = 5000

export interface Walked {
  /** Their paths below the root. */
  readonly files: readonly string[]
  /** There are more folders than are looked into. */
  readonly isCut: boolean
}

/**
 * What has one of these names below a folder, the nearest first; a folder in place of a file too, which is refused where
 * it would be read. Links and folders with a dot are not entered.
 */
export function walkedFiles(
  root: string,
  { names, skipped }: { readonly names: readonly string[]; readonly skipped: ReadonlySet<string> },
  most = MOST_WALKED,
): Walked {
  const files: string[] = []
  const folders = ['']
  for (let seen = 0; seen < folders.length && seen < most; seen++) {
    const folder = folders[seen] ?? ''
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (names.includes(entry.name)) files.push(path)
      else if (entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name))
        folders.push(path)
    }
  }
  return { files, isCut: folders.length > most }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
