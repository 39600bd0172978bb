import { randomUUID } from 'node:crypto'
import { needles } from '../../secrets/needles.ts'
import { OVERLAP } from './chunks.ts'
import type { Git } from './git.ts'
import { addedLines } from './log-lines.ts'
import { hitsIn, type LocatedHit } from './scan-chunks.ts'

/** A credential that a commit added; the oldest such commit, if several did. */
export interface HistoryHit extends LocatedHit {
  readonly commit: string
  /** Absent: it stands in the commit's message. */
  readonly path: string | undefined
}

/** How many commits `scanHistory` will read. */
export function countCommits(git: Git): number {
  return Number(git.read(['rev-list', '--count', '--all']).toString('latin1'))
}

/**
 * Looks into every line that a commit of any branch, tag or stash added, and into every commit message. Memory is
 * bounded by one hunk (1 MiB at most) and by what is found.
 */
export async function scanHistory(git: Git, onCommit: () => void): Promise<readonly HistoryHit[]> {
  const mark = randomUUID()
  const log = git.stream([
    'log',
    '--all',
    '--patch',
    '--unified=0',
    // A merge is read against its first parent, so that what a person wrote while merging is seen too.
    '--diff-merges=first-parent',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--no-show-signature',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    `--format=${mark} %H%n%B%n${mark}`,
  ])
  // The key holds the value, so that one credential in one file is told once. It goes no further.
  const found = new Map<string, HistoryHit>()
  for await (const block of addedLines(log, mark, onCommit)) {
    if (!needles.some(needle => block.text.includes(needle))) continue
    const own = block.cut ? block.text.length - OVERLAP : block.text.length
    for (const hit of await hitsIn(block.text)) {
      if (hit.start >= own) continue
      const { kind, length, verdict, split, start, end } = hit
      const line = block.line + (block.text.slice(0, start).split('\n').length - 1)
      const place = { kind, length, verdict, split, line, commit: block.commit, path: block.path }
      found.set(`${block.path ?? ''}\0${block.text.slice(start, end)}`, place)
    }
  }
  return [...found.values()]
}
