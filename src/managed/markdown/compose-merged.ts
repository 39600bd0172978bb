import { formatVersion, type MarkerEntry, type MarkerTraits } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { composeSection } from './compose-section.ts'

export interface ComposeInput {
  readonly id: string
  readonly template: number
  readonly record: MarkerRecord
  readonly traits: MarkerTraits
  readonly eol: string
  readonly body: string
  readonly entries: readonly MarkerEntry[]
  /** Whether a hand is in it. */
  readonly edited: boolean
}

/**
 * The checksum says "as we wrote it, and nothing to report". A section with a hand in it is looked at each time,
 * so that `check` tells of edits and of conflicts until they are settled: it gets a checksum that never fits.
 */
export function composeMerged(input: ComposeInput): string {
  const { id, template, record, traits, eol, body, entries, edited } = input
  const { unended, unit, note } = traits
  const start = { id, version: formatVersion, template, record, unended, unit, note }
  const text = composeSection({ start, body, end: { id, entries }, eol })
  if (!edited) return text
  const at = text.indexOf('sum=') + 4
  return text.slice(0, at) + noSum + text.slice(at + noSum.length)
}

const noSum = '000000'
