import { splitLines } from './line.ts'
import type { LineFormat } from './line-format.ts'
import { gluedText, markerWords } from './marker-words.ts'
import { neighbourEol } from './place-block.ts'

/** The text with what was appended to the line of our end marker on a line of its own; `undefined` where nothing was. */
export function repairLines(text: string, id: string, format: LineFormat): string | undefined {
  if (!text.includes('authmd:end')) return undefined
  const lines = splitLines(text, format.loneCr)
  const quoted = format.quoted(lines)
  const at = lines.findIndex((line, index) => {
    const found = quoted.has(index) ? undefined : markerWords(line, id)
    return found !== undefined && gluedText(found.words, id) !== undefined
  })
  const line = lines[at]
  const glued = gluedText(markerWords(line, id)?.words ?? '', id)
  if (line === undefined || glued === undefined) return undefined
  const behind = line.at + line.text.length - glued.length
  return text.slice(0, behind) + neighbourEol(lines.slice(0, at)) + text.slice(behind)
}
