import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { holdsWholeNames, readGitIndex } from './git-index.ts'

/**
 * True when an `AGENTS.md` stands somewhere below the root: then creating a `CLAUDE.md` would switch it off.
 * Under git its index answers, the same on every machine; outside git the folders do.
 */
export function hasNestedAgents(root: string): boolean {
  const index = readGitIndex(root)
  const isTop = index?.top === root
  if (isTop && typeof index.bytes !== 'string' && holdsWholeNames(index.bytes))
    return index.bytes.includes('/AGENTS.md\0')
  return foundBelow(root, { left: folderLimit })
}

/** A folder that is no git repository may be anything, a home directory too: the search ends here. */
const folderLimit = 2000

const skipped = new Set(['node_modules', 'vendor', 'dist', 'build', 'target'])

function foundBelow(folder: string, budget: { left: number }): boolean {
  if (budget.left-- <= 0) return false
  const entries = entriesOf(folder)
  if (entries.some(entry => entry.name === 'AGENTS.md')) return true
  return entries.some(
    entry =>
      entry.isDirectory() &&
      !entry.name.startsWith('.') &&
      !skipped.has(entry.name) &&
      foundBelow(join(folder, entry.name), budget),
  )
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
