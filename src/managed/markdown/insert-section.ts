import type { RootBlock, Scan } from '../../commonmark/index.ts'
import type { SectionBlock } from '../../types.ts'
import { usualTraits } from '../markers/marker.ts'
import type { DocumentInput, DocumentMerge } from './document-merge.ts'
import { lineEndAt } from './line-ends.ts'
import type { LocatedSection } from './locate.ts'
import { freshSection } from './merge-section.ts'
import { isUnended, putIn } from './place-section.ts'
import { proved } from './prove.ts'
import { inferStyle } from './style.ts'
import { styleOutside } from './style-outside.ts'

/** A file that does not exist yet begins with our marker, and so tells that it was created by us. */
export function createDocument(input: DocumentInput, blocks: readonly SectionBlock[]): DocumentMerge {
  const style = inferStyle({ text: '', outside: '', blocks: [] })
  const section = freshSection(
    { ...input, blocks, style, eol: '\n' },
    { ...usualTraits, unit: input.unit ?? 'block' },
  )
  return { after: `${section}\n`, state: 'missing', findings: [], refusals: [] }
}

/** Puts a section into a document that has none. */
export function insertSection(
  input: DocumentInput,
  before: string,
  scan: Scan,
  sections: readonly LocatedSection[],
  blocks: readonly SectionBlock[],
): DocumentMerge {
  const last = scan.blocks.at(-1)
  const eol = lineEndAt(before, last?.open === true ? last.lineStart : before.length)
  const style = styleOutside(before, scan, sections)
  const behind = (shown: readonly RootBlock[]) => {
    const unended = shown.at(-1)?.open !== true && isUnended(before)
    const traits = { ...usualTraits, unit: input.unit ?? 'block', unended }
    return putIn(before, shown, freshSection({ ...input, blocks, style, eol }, traits), eol)
  }
  const atEnd = proved(input, before, scan, behind(scan.blocks), 'missing', [])
  if (atEnd.refusals.length === 0 || last === undefined || last.open) return atEnd
  // A list or a quote whose last fence is never closed takes what follows for its own: the place before it is safe.
  const aheadOfLast = proved(input, before, scan, behind([{ ...last, open: true }]), 'missing', [])
  return aheadOfLast.refusals.length === 0 ? aheadOfLast : atEnd
}
