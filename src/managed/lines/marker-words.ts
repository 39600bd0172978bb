import { sectionId } from '../markers/marker.ts'
import type { Line } from './line.ts'

/** What a comment line says that is a marker of ours, or would be one. */
export interface MarkerWords {
  readonly side: 'start' | 'end'
  readonly words: string
  readonly indented: boolean
}

const wholeEnd = new RegExp(`^authmd:end[ \\t]+${sectionId}(?:[ \\t]+[A-Za-z0-9_./!*-]+:[0-9a-f]{6})*(?=\\S)`)
const candidate = /^([ \t]*)#[ \t]*(authmd:(start|end)(?=\s|$).*)$/

/** The words of a marker line of ours, or of one whose id is missing. */
export function markerWords(line: Line | undefined): MarkerWords | undefined {
  const [, indent = '', words = '', side] = candidate.exec(line?.text ?? '') ?? []
  if (words === '') return undefined
  const named = words.split(/\s+/, 2)[1] ?? ''
  if (named !== '' && named !== sectionId && gluedText(words) === undefined) return undefined
  return { side: side === 'start' ? 'start' : 'end', words, indented: indent !== '' }
}

/** What was appended to the line of an end marker, where the file had no final line end: `…:3fa9c1dist/`. */
export function gluedText(words: string): string | undefined {
  const end = wholeEnd.exec(words)?.[0]
  return end === undefined ? undefined : words.slice(end.length)
}
