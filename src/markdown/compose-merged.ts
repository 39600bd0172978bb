import type { MarkerEntry } from '../markers/marker.ts'
import { composeSection } from './compose-section.ts'
import type { SectionInput } from './merge-section.ts'

/**
 * The checksum says "as we wrote it, and nothing to report". A section with a hand in it is looked at each time,
 * so that `check` tells of edits and of conflicts until they are settled: it gets a checksum that never fits.
 */
export function composeMerged(
  input: Pick<SectionInput, 'id' | 'template' | 'record' | 'eol'>,
  body: string,
  entries: readonly MarkerEntry[],
  edited: boolean,
): string {
  const { id, template, record, eol } = input
  const text = composeSection({ id, version: 1, template, record }, body, { id, entries }, eol)
  if (!edited) return text
  const at = text.indexOf('sum=') + 4
  return text.slice(0, at) + noSum + text.slice(at + noSum.length)
}

const noSum = '000000'
