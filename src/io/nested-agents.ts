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

/** More folders than a finding can name. */
const mostFolders = 20

/**
 * The `CLAUDE.md` files below the root that the index names, one in `.claude` too: where one of them has content,
 * Claude Code does not read the root's `AGENTS.md` (measured on 2.1.332). None where the index can't be read.
 */
export function nestedClaudeFiles(root: string): readonly string[] {
  const index = readGitIndex(root)
  if (index?.top !== root || typeof index.bytes === 'string' || !holdsWholeNames(index.bytes)) return []
  const { bytes } = index
  const found: string[] = []
  const end = '/CLAUDE.md\0'
  for (
    let at = bytes.indexOf(end, 12);
    at >= 0 && found.length < mostFolders;
    at = bytes.indexOf(end, at + 1)
  ) {
    const name = nameUntil(bytes, at + end.length - 1)
    if (name !== undefined && name !== '.claude/CLAUDE.md') found.push(name)
  }
  return found
}

/** The 16 bits before a name end with its length. */
function nameUntil(bytes: Buffer, end: number): string | undefined {
  for (let length = 10; length < 0xfff && end - length >= 14; length++) {
    if ((bytes.readUInt16BE(end - length - 2) & 0xfff) === length)
      return bytes.toString('utf8', end - length, end)
    if (bytes[end - length - 1] === 0) break
  }
  return undefined
}
