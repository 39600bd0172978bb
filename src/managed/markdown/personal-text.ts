import { mergeBlocks } from '../merge/three-way.ts'
import { assembleBody } from './assemble-body.ts'
import type { LocatedSection } from './locate.ts'
import { parseUnits } from './section-units.ts'
import type { DocumentStyle } from './style.ts'

/** What a person wrote inside a section. */
export interface PersonalText {
  /** Each block with its offset in the document. */
  readonly blocks: readonly PersonalBlock[]
  /** Neighbours together, with their offset in `text`. */
  readonly runs: readonly PersonalBlock[]
  /** All of it, with the bytes that stood between. */
  readonly text: string
}

export interface PersonalBlock {
  readonly text: string
  readonly offset: number
}

/** The blocks of a section that are a person's, for taking ours out. */
export function personalText(
  section: LocatedSection,
  { text: document, eol }: { readonly text: string; readonly eol: string },
): PersonalText {
  const text = document.slice(section.bodyStart, section.bodyEnd)
  const ours = parseUnits(text, section.marker.unit)
  const { personal } = mergeBlocks(
    { recorded: section.endMarker.entries, ours, fresh: [] },
    { onEdit: 'merge' },
  )
  const steps = personal.map(index => ({ take: 'ours', index }) as const)
  const kept = assembleBody(steps, { text, ours, fresh: [], style: noStyle, eol })
  const blocks = personal.map(index => ({
    text: text.slice(ours[index]?.start, ours[index]?.end),
    offset: section.bodyStart + (ours[index]?.start ?? 0),
  }))
  let from = 0
  const runs = runsOf(personal).map(run => {
    const together = text.slice(ours[run[0] ?? 0]?.start, ours[run.at(-1) ?? 0]?.end)
    const offset = kept.indexOf(together, from)
    from = offset + together.length
    return { text: together, offset }
  })
  return { blocks, runs, text: kept }
}

/** Splits ascending numbers where one is missing. */
function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last?.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs
}

/** Nothing is printed when only a person's blocks are kept. */
const noStyle: DocumentStyle = {
  bullet: '-',
  emphasis: '_',
  strong: '*',
  fence: '`',
  setext: false,
  depthShift: 0,
}
