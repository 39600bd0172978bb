import { isProblem, type MarkerRecord } from '../markers/marker.ts'
import { splitLines } from './line.ts'
import { readStart } from './marker-lines.ts'

/** The record of the first marker of a line file that can be read, whatever else is wrong with the file. */
export function recordInLines(text: string | undefined): MarkerRecord | undefined {
  if (!text?.includes('# authmd:start ')) return undefined
  const lines = splitLines(text, false)
  const at = lines.findIndex(line => line.text.startsWith('# authmd:start '))
  const id = lines[at]?.text.split(/\s+/, 3)[2] ?? ''
  if (at < 0) return undefined
  const { marker } = readStart(lines, at, id)
  return isProblem(marker) ? undefined : marker.record
}
