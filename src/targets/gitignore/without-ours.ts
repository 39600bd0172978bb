import { heldIds } from '../../managed/lines/held-ids.ts'
import { ignoreFormat } from '../../managed/lines/ignore-format.ts'
import { byteOrderMark } from '../../managed/lines/line.ts'
import { locateBlock } from '../../managed/lines/locate-block.ts'
import { sectionId } from '../line-file.ts'
import { patternOf } from './wanted-patterns.ts'

/**
 * The ignore file without our block, to judge effects by: lines of ours are emptied, not taken out, so that line
 * numbers stay true. `held` are the ids of our last render.
 */
export function withoutOurs(text: string): { readonly text: string; readonly held: ReadonlySet<string> } {
  const located = locateBlock(text, sectionId, ignoreFormat)
  if (located.kind !== 'found') return { text, held: new Set() }
  const { lines, block } = located
  const { here, all } = heldIds(block.end)
  const patterns = new Set([...here].map(patternOf))
  const bare = lines.map((line, index) => {
    const inside = index >= block.first && index <= block.last
    const ours = inside && (line.text.startsWith('#') || patterns.has(line.text.trim()))
    return (ours ? '' : line.text) + line.end
  })
  return { text: (text.startsWith(byteOrderMark) ? byteOrderMark : '') + bare.join(''), held: all }
}
