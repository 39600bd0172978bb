import type { RootContent } from 'mdast'
import type { SectionBlock } from '../../types.ts'
import { digestOf } from '../markers/digest.ts'
import type { MarkerTraits } from '../markers/marker.ts'
import type { FreshBlock } from '../merge/decision.ts'
import { canonicalForm } from './canonical.ts'
import { parseBlocks } from './parse-section.ts'
import { chapters, digestOfForms } from './section-units.ts'

/** One unit of a render with what merging needs to know of it. */
export interface FreshUnit extends FreshBlock {
  /** Canonical Markdown, without a final line end. */
  readonly markdown: string
  /** The blocks to print: one, or a heading and those below it. */
  readonly parts: readonly FreshPart[]
}

export interface FreshPart extends SectionBlock {
  readonly kind: string
}

/** The units of a render, as an end marker has entries for them. */
export function freshUnits(
  blocks: readonly SectionBlock[],
  unit: MarkerTraits['unit'],
): readonly FreshUnit[] {
  const known = blocks.map(block => {
    const tree = block.tree as RootContent | undefined
    return { ...block, ...(tree === undefined ? identify(block.markdown) : identityOf(tree)) }
  })
  if (unit === 'block') {
    return known.map(part => ({ ...part, digest: digestOf(part.form), parts: [part] }))
  }
  return chapters(known, ({ kind }) => kind === 'heading').flatMap(parts => {
    const [first] = parts
    if (first === undefined) return []
    const digest = digestOfForms(parts.map(({ form }) => form))
    const name = first.kind === 'heading' ? { name: digestOf(first.form) } : {}
    return [{ id: first.id, kind: 'heading', ...name, digest, markdown: markdownOf(parts), parts }]
  })
}

/** Blocks apart by a blank line, items line under line. */
function markdownOf(parts: readonly FreshPart[]): string {
  return parts.map(({ markdown }, at) => (at === 0 ? '' : betweenParts(parts, at, '\n')) + markdown).join('')
}

/** What stands before the part `at`. */
export function betweenParts(parts: readonly FreshPart[], at: number, eol: string): string {
  return parts[at - 1]?.kind === 'listItem' && parts[at]?.kind === 'listItem' ? eol : eol + eol
}

function identityOf(tree: RootContent): { readonly kind: string; readonly form: string } {
  return { kind: tree.type, form: canonicalForm(tree) }
}

function identify(markdown: string): { readonly kind: string; readonly form: string } {
  const [parsed, second] = parseBlocks(markdown)
  if (parsed === undefined || second !== undefined) throw new Error(`This is not one block: ${markdown}`)
  return identityOf(parsed.node)
}
