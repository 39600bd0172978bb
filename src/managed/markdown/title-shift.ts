import type { SectionBlock } from '../../types.ts'
import type { LocatedSection } from './locate.ts'
import type { ParsedBlock } from './parse-section.ts'
import { templateDepth } from './style.ts'

/** A section that is there already keeps its depth: that of a heading of ours, else, where it was adopted, that of its title. */
export function titleShift(
  ours: readonly ParsedBlock[],
  section: LocatedSection,
  fresh: readonly SectionBlock[],
): number | undefined {
  for (const { node, digest } of ours) {
    if (node.type !== 'heading') continue
    const id = section.endMarker.entries.find(entry => entry.digest === digest)?.id
    const signs = /^#+/.exec(fresh.find(block => block.id === id)?.markdown ?? '')?.[0]
    if (signs !== undefined) return node.depth - signs.length
  }
  const [first] = ours
  const isAdopted = section.endMarker.entries.some(({ id }) => id === `!${fresh[0]?.id}`)
  return isAdopted && first?.node.type === 'heading' ? first.node.depth - templateDepth : undefined
}
