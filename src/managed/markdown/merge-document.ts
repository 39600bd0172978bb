import { conflictFault } from '../faults.ts'
import { isFromNewer } from '../markers/marker.ts'
import { newerText, refusedText } from '../outcomes.ts'
import { conflictMarkerLine } from './conflict-markers.ts'
import { type DocumentInput, type DocumentMerge, refused, unchanged, words } from './document-merge.ts'
import { createDocument, insertSection } from './insert-section.ts'
import { isSectionCurrent } from './is-current.ts'
import { removeSection } from './remove-section.ts'
import { updateSection } from './update-section.ts'

/** Puts, updates or takes out one section of a Markdown document. Every byte outside the section stays. */
export function mergeDocument(input: DocumentInput): DocumentMerge {
  const { before, blocks } = input
  if (before === undefined)
    return blocks === undefined ? unchanged(input, 'current') : createDocument({ ...input, blocks })
  const { sections, faults } = before
  if (faults.length > 0)
    return { ...refusedText(before, { file: input.path, why: faults }), document: before }
  const section = sections.find(({ marker }) => marker.id === input.id)
  const conflictLine = conflictMarkerLine(before)
  if (conflictLine !== undefined) return refused(input, conflictFault(conflictLine))
  if (blocks === undefined)
    return section === undefined ? unchanged(input, 'current') : removeSection({ ...input, before, section })
  if (section === undefined) return insertSection({ ...input, before, blocks })
  if (isFromNewer(section.marker) || section.marker.template > input.template)
    return { ...newerText(before, { file: input.path, line: section.line, words }), document: before }
  if (input.exact !== true && isSectionCurrent(before, section, input)) return unchanged(input, 'current')
  return updateSection({ ...input, before, section, blocks })
}
