import type { MarkerRecord } from '../markers/record.ts'
import { isSectionCurrent } from './is-current.ts'
import type { Document } from './open-document.ts'

/**
 * The template version of a section of which it is certain, without a parser, that nothing has to be done about it;
 * `undefined` means "look closer".
 */
export function knownCurrent(
  document: Document | undefined,
  wanted: { readonly id: string; readonly template: number; readonly record: MarkerRecord },
): number | undefined {
  if (document === undefined || document.text.includes('<<<<<<< ')) return undefined
  const { sections, faults } = document
  const section = sections.find(({ marker }) => marker.id === wanted.id)
  if (section === undefined || faults.length > 0) return undefined
  return isSectionCurrent(document, section, wanted) ? section.marker.template : undefined
}
