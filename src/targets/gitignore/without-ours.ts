import { heldIds } from '../../managed/lines/held-ids.ts'
import { byteOrderMark } from '../../managed/lines/line.ts'
import type { LineDocument } from '../../managed/lines/open-lines.ts'
import { patternOf } from './wanted-patterns.ts'

/**
 * The ignore file without our block, to judge effects by: lines of ours are emptied, not taken out, so that line
 * numbers stay true. `held` are the ids of our last render.
 */
export function withoutOurs(document: LineDocument | undefined): {
  readonly text: string
  readonly held: ReadonlySet<string>
} {
  const block = document?.block
  if (document === undefined || block === undefined) return { text: document?.text ?? '', held: new Set() }
  const { text, lines } = document
  const { here, all } = heldIds(block.end)
  const patterns = new Set([...here].map(patternOf))
  const bare = lines.map((line, index) => {
    const inside = index >= block.first && index <= block.last
    const ours = inside && (line.text.startsWith('#') || patterns.has(line.text.trim()))
    return (ours ? '' : line.text) + line.end
  })
  return { text: (text.startsWith(byteOrderMark) ? byteOrderMark : '') + bare.join(''), held: all }
}
