import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * True when an `AGENTS.md` stands somewhere below the root: then creating a `CLAUDE.md` would switch it off.
 * Under git its index answers, the same on every machine; outside git the folders do.
 */
export function hasNestedAgents(root: string, git: boolean): boolean {
  const index = git ? readIndex(join(root, '.git', 'index')) : undefined
  // Index versions 2 and 3 hold each path whole, ended by NUL; version 4 compresses prefixes.
  if (index !== undefined && index.readUInt32BE(4) < 4) return index.includes('/AGENTS.md\0')
  return foundBelow(root, { left: folderLimit })
}

function readIndex(path: string): Buffer | undefined {
  try {
    const index = readFileSync(path)
    return index.length > 12 && index.toString('latin1', 0, 4) === 'DIRC' ? index : undefined
  } catch {
    return undefined
  }
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
