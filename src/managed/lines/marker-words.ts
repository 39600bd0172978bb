import type { Line } from './line.ts'

/** What a comment line says that is a marker of ours, or would be one. */
export interface MarkerWords {
  readonly side: 'start' | 'end'
  readonly words: string
  readonly indented: boolean
}

const candidate = /^([ \t]*)#[ \t]*(authmd:(start|end)(?=\s|$).*)$/

/** The words of a marker line with this id, or of one whose id is missing. */
export function markerWords(line: Line | undefined, id: string): MarkerWords | undefined {
  const [, indent = '', words = '', side] = candidate.exec(line?.text ?? '') ?? []
  if (words === '') return undefined
  const named = words.split(/\s+/, 2)[1] ?? ''
  if (named !== '' && named !== id && gluedText(words, id) === undefined) return undefined
  return { side: side === 'start' ? 'start' : 'end', words, indented: indent !== '' }
}

/** What was appended to the line of an end marker, where the file had no final line end: `…:3fa9c1dist/`. */
export function gluedText(words: string, id: string): string | undefined {
  const whole = new RegExp(`^authmd:end[ \\t]+${id}(?:[ \\t]+[A-Za-z0-9_./!*-]+:[0-9a-f]{6})*(?=\\S)`)
  const end = whole.exec(words)?.[0]
  return end === undefined ? undefined : words.slice(end.length)
}
