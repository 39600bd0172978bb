import { gluedText, markerWords } from './marker-words.ts'
import type { LineDocument } from './open-lines.ts'
import { neighbourEol } from './place-block.ts'

/** The text with what was appended to the line of our end marker on a line of its own; `undefined` where nothing was. */
export function repairLines(document: LineDocument): string | undefined {
  if (!document.mayBeMarked) return undefined
  const { text, lines, quoted } = document
  const at = lines.findIndex((line, index) => {
    const found = quoted.has(index) ? undefined : markerWords(line)
    return found !== undefined && gluedText(found.words) !== undefined
  })
  const line = lines[at]
  const glued = gluedText(markerWords(line)?.words ?? '')
  if (line === undefined || glued === undefined) return undefined
  const behind = line.at + line.text.length - glued.length
  return text.slice(0, behind) + neighbourEol(lines.slice(0, at)) + text.slice(behind)
}
