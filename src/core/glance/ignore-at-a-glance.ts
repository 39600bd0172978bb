import { isFreshBlock, standingBlock } from '../../managed/lines/standing-block.ts'
import { mayHoldMarker } from '../../managed/markers/marker-names.ts'
import type { TargetPart } from '../../targets/target.ts'
import { ignoringLines } from './ignore-lines.ts'
import type { KnownPattern } from './line-templates.ts'

/**
 * The part of a `.gitignore` that is certainly current, judged as `src/targets/gitignore.ts` does: `undefined` means
 * "look closer". `visible` are the files of ours that must reach the team.
 */
export function ignoreAtAGlance(
  text: string,
  patterns: readonly KnownPattern[],
  visible: readonly string[],
): TargetPart | undefined {
  if (text.startsWith('\uFEFF') || text.includes('<<<<<<< ')) return undefined
  const standing = standingBlock(text)
  if (standing === undefined && mayHoldMarker(text)) return undefined
  const probes = patterns.flatMap(pattern => pattern.probes)
  const first = standing === undefined ? 0 : lineCount(standing.head)
  const behind = standing === undefined ? 0 : first + lineCount(standing.block) + 1
  const isOurs = (index: number) => index >= first && index < behind
  const lines = ignoringLines(text.split('\n'), [...probes, ...visible], isOurs)
  if (lines === undefined || visible.some(path => lines.has(path))) return undefined
  // What only seems to be held makes a block that is not the fresh one.
  const isHeld = (id: string) => standing?.block.includes(` ${id}:`) === true
  const wanted = patterns
    .filter(({ entry, probes }) => isHeld(entry.id) || probes.some(path => !lines.has(path)))
    .map(({ entry }) => entry)
  if (standing === undefined ? wanted.length > 0 : !isFreshBlock(standing.block, wanted)) return undefined
  const notes = patterns.flatMap(({ entry, probes: [path = ''], probes }) =>
    probes.every(one => lines.has(one))
      ? [`\`${entry.id}\` is covered by .gitignore:${lines.get(path)}`]
      : [],
  )
  const part = { target: 'gitignore', path: '.gitignore', state: 'current' } as const
  return notes.length === 0 ? part : { ...part, note: notes.join(', ') }
}

function lineCount(text: string): number {
  return text.split('\n').length - 1
}
