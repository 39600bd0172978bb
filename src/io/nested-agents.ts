import { holdsWholeNames, readGitIndex } from './git-index.ts'
import { walkedFiles } from './walked-folders.ts'

export interface NestedAgents {
  readonly found: boolean
  /** None was found, and there are more folders than are looked into. */
  readonly isCut: boolean
}

/**
 * Whether an `AGENTS.md` stands somewhere below the root: then creating a `CLAUDE.md` would switch it off.
 * Under git its index answers, the same on every machine; outside git the folders do.
 */
export function hasNestedAgents(root: string): NestedAgents {
  const index = readGitIndex(root)
  const isTop = index?.top === root
  if (isTop && typeof index.bytes !== 'string' && holdsWholeNames(index.bytes))
    return { found: index.bytes.includes('/AGENTS.md\0'), isCut: false }
  const { files, isCut } = walkedFiles(root, { names: ['AGENTS.md'], skipped })
  return { found: files.length > 0, isCut: isCut && files.length === 0 }
}

const skipped = new Set(['node_modules', 'vendor', 'dist', 'build', 'target'])

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
  for (let at = bytes.indexOf(end, 12); at >= 0; at = bytes.indexOf(end, at + 1)) {
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
