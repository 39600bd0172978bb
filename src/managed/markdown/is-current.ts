import { formatVersion } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { recordText } from '../markers/record-text.ts'
import { isAsWritten } from '../markers/sum.ts'
import type { LocatedSection } from './locate.ts'
import type { Document } from './open-document.ts'

/**
 * True when a section is known to be current without parsing it: its bytes are as they were written, by the
 * templates and the record that are wanted now. False means "look closer". `record` is left out where the
 * marker's own record is wanted.
 */
export function isSectionCurrent(
  { text }: Pick<Document, 'text'>,
  section: LocatedSection,
  wanted: { readonly template: number; readonly record?: MarkerRecord },
): boolean {
  const { marker, start, end } = section
  return (
    marker.version === formatVersion &&
    marker.template === wanted.template &&
    (wanted.record === undefined || recordText(wanted.record) === recordText(marker.record)) &&
    isAsWritten(text.slice(start, end))
  )
}
