import type { MarkerRecord } from './record.ts'

/** A record as one text, for comparing: order and empty values make no difference. */
export function recordText(record: MarkerRecord): string {
  return Object.entries(record)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(' ')
}
