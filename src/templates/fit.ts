import type { SectionBlock } from '../types.ts'

/** A rendered block with what decides whether it stays. */
export interface RankedBlock extends SectionBlock {
  /** The largest gives way first; `undefined` never does, as long as something else can. */
  readonly rank: number | undefined
  /** Blocks of one unit (one variant file) stay or go together: half an advice is none. */
  readonly unit: string
  /** Of a heading. */
  readonly depth?: number
}

export interface Limits {
  /** Lines that aren't blank. */
  readonly lines: number | undefined
  readonly characters: number | undefined
}

/** The Markdown of a section: blocks apart by a blank line, items of one list line under line. */
export function joinBlocks(blocks: readonly SectionBlock[]): string {
  let text = ''
  let before: string | undefined
  for (const { markdown } of blocks) {
    const list = /^(?:(-)|\d+(\.)) /
      .exec(markdown)
      ?.slice(1)
      .find(mark => mark !== undefined)
    text += `${text === '' ? '' : list !== undefined && list === before ? '\n' : '\n\n'}${markdown}`
    before = list
  }
  return text
}

/** A heading vanishes when nothing is left between it and the next heading that is not below it. */
export function withoutEmptyHeadings(blocks: readonly RankedBlock[]): readonly RankedBlock[] {
  return blocks.filter((block, index) => {
    const { depth } = block
    if (depth === undefined) return true
    for (const next of blocks.slice(index + 1)) {
      if (next.depth === undefined) return true
      if (next.depth <= depth) return false
    }
    return false
  })
}

export function fits(blocks: readonly SectionBlock[], { lines, characters }: Limits): boolean {
  const text = joinBlocks(blocks)
  const count = text.split('\n').filter(line => line.trim() !== '').length
  return count <= (lines ?? count) && text.length <= (characters ?? text.length)
}

/**
 * The rule by which a section is made to fit: the unit of the largest rank gives way, among equals the one that stands
 * last; again until it fits, or nothing is left that may go. `withheld` names the units, the first to go first.
 */
export function fitBlocks(
  blocks: readonly RankedBlock[],
  limits: Limits,
): { readonly kept: readonly RankedBlock[]; readonly withheld: readonly string[] } {
  const withheld: string[] = []
  let kept = withoutEmptyHeadings(blocks)
  while (!fits(kept, limits)) {
    const victim = kept.reduce<RankedBlock | undefined>(
      (last, block) => (block.rank === undefined || block.rank < (last?.rank ?? 0) ? last : block),
      undefined,
    )
    if (victim === undefined) break
    withheld.push(victim.unit)
    kept = withoutEmptyHeadings(kept.filter(block => block.unit !== victim.unit))
  }
  return { kept, withheld }
}
