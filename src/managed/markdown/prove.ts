import type { RootBlock } from '../../commonmark/index.ts'
import type { Finding } from '../../types.ts'
import type { BlockState } from '../contract.ts'
import { type DocumentMerge, refused, type StandingDocument } from './document-merge.ts'
import { type Document, openDocument } from './open-document.ts'
import { type Splice, splice } from './place-section.ts'

interface ToCompare {
  readonly before: Document
  readonly after: Document
  readonly change: Splice
  readonly id: string
}

/**
 * Law 6: after the change our section is found again in the new text, and every block outside it is what it
 * was, where it was.
 */
function outsideUnchanged({ before, after, change, id }: ToCompare): boolean {
  const { sections, faults } = after
  const section = sections.find(({ marker }) => marker.id === id)
  if (faults.length > 0 || section === undefined) return false
  const grown = change.text.length - (change.to - change.from)
  const outsideBefore = before.blocks.filter(({ start }) => start < change.from || start >= change.to)
  const outsideAfter = after.blocks.filter(({ start }) => start < section.start || start >= section.end)
  return (
    outsideBefore.length === outsideAfter.length &&
    outsideBefore.every((block, at) => {
      const other = outsideAfter[at]
      const by = block.start < change.from ? 0 : grown
      return other !== undefined && isMoved(block, other, by)
    })
  )
}

function isMoved(block: RootBlock, other: RootBlock, by: number): boolean {
  return block.kind === other.kind && block.start + by === other.start && block.end + by === other.end
}

export interface Proving {
  readonly change: Splice
  readonly state?: BlockState
  readonly findings?: readonly Finding[]
}

/** Nothing is written that can't be found again, or that changes how the rest of the document is read. */
export function proved(
  input: StandingDocument,
  { change, state = 'missing', findings = [] }: Proving,
): DocumentMerge {
  const { before } = input
  const document = openDocument(splice(before.text, change))
  if (outsideUnchanged({ before, after: document, change, id: input.id }))
    return { after: document.text, document, state, findings, refusals: [] }
  const last = before.blocks.findLast(block => block.start < change.from) ?? before.blocks.at(-1)
  return refused(input, {
    ruleId: 'document-unclosed',
    line: last?.line ?? 1,
    reason: 'The block that begins here would swallow the section',
    fix: 'Close the block on the named line.',
  })
}
