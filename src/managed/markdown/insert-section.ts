import type { RootBlock } from '../../commonmark/index.ts'
import { usualTraits } from '../markers/marker.ts'
import { closingStart } from './closing/closing-start.ts'
import type { DocumentInput, DocumentMerge, Rendered, StandingDocument } from './document-merge.ts'
import { lineEndAt } from './line-ends.ts'
import { freshSection } from './merge-section.ts'
import { openDocument } from './open-document.ts'
import { isUnended, putBehind, putIn } from './place-section.ts'
import { proved } from './prove.ts'
import { inferStyle, templateDepth } from './style.ts'

/** A file that does not exist yet begins with our marker, and so tells that it was created by us. */
export function createDocument(input: DocumentInput & Rendered): DocumentMerge {
  const style = inferStyle({ text: '', outside: '', blocks: [] })
  const section = freshSection(
    { ...input, style, eol: '\n' },
    { ...usualTraits, unit: input.unit ?? 'block' },
  )
  const document = openDocument(`${section}\n`)
  return { after: document.text, document, state: 'missing', findings: [], refusals: [] }
}

/** Puts a section into a document that has none. */
export function insertSection(input: StandingDocument & Rendered): DocumentMerge {
  const { before } = input
  const { text, style } = before
  const last = before.blocks.at(-1)
  const eol = lineEndAt(text, last?.open === true ? last.lineStart : text.length)
  const section = (unended: boolean) => {
    const traits = { ...usualTraits, unit: input.unit ?? 'block', unended }
    return freshSection({ ...input, style, eol }, traits)
  }
  const above = before.blocks[closingStart(text, before.blocks, style.depthShift + templateDepth) - 1]
  // Blank lines at the end of a file stay there, as what closes a document does.
  if (last?.open !== true && above !== undefined && (above !== last || hasBlankEnd(text.slice(last.end)))) {
    const ahead = proved(input, { change: putBehind(above, { text, section: section(false), eol }) })
    if (ahead.refusals.length === 0) return ahead
  }
  const behind = (shown: readonly RootBlock[]) => {
    const unended = shown.at(-1)?.open !== true && isUnended(text)
    return putIn(shown, { text, section: section(unended), eol })
  }
  const atEnd = proved(input, { change: behind(before.blocks) })
  if (atEnd.refusals.length === 0 || last === undefined || last.open) return atEnd
  // A list or a quote whose last fence is never closed takes what follows for its own: the place before it is safe.
  const aheadOfLast = proved(input, { change: behind([{ ...last, open: true }]) })
  return aheadOfLast.refusals.length === 0 ? aheadOfLast : atEnd
}

/** Whether anything stands behind the line end of the last block. */
function hasBlankEnd(rest: string): boolean {
  const behind = rest.replace(/^(?:\r\n|\r|\n)/, '')
  return behind !== '' && behind !== rest
}
