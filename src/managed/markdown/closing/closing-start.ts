import type { RootBlock } from '../../../commonmark/index.ts'
import { isClosingChapter } from './is-closing-chapter.ts'
import { isDefinition, isFooterLine, isModeline, isSignOff } from './is-sign-off.ts'
import { isWhole } from './is-whole.ts'

/**
 * The index of the first of those blocks with which an author closes a document, and behind which a section of ours
 * would read like an afterthought: definitions, a sign-off below a rule, a footer, a chapter of licence, links or last
 * reminders. The number of blocks where a document ends without any. `depth` is that of our title: a deeper heading
 * belongs to the chapter above it. Pure; linear in the text.
 */
export function closingStart(text: string, blocks: readonly RootBlock[], depth: number): number {
  let at = blocks.length
  let links = 0
  for (let steps = 0; steps < mostParts; steps++) {
    at = withoutDefinitions(text, blocks, at)
    const step = stepBack(text, blocks.slice(0, at), depth, links === 0)
    if (step === undefined) break
    if (step.by === 'links') links += 1
    at = step.at
  }
  // The document itself has to stay above us, and what encloses a part of it must not enclose us.
  const hasContent =
    blocks.slice(0, at).filter(({ kind }) => kind !== 'front-matter' && kind !== 'html').length > 1
  return hasContent && isWhole(text, blocks.slice(at), blocks.slice(0, at)) ? at : blocks.length
}

/** Nobody closes a document with more; the bound keeps the look at it linear. */
const mostParts = 12

function withoutDefinitions(text: string, blocks: readonly RootBlock[], end: number): number {
  let at = end
  for (let last = blocks[at - 1]; last !== undefined && isDefinition(text, last); last = blocks[at - 1])
    at -= 1
  return at
}

interface Step {
  readonly at: number
  readonly by: 'footer' | 'sign-off' | 'named' | 'links'
}

/** Takes one closing part off the end. */
function stepBack(
  text: string,
  blocks: readonly RootBlock[],
  depth: number,
  byLinks: boolean,
): Step | undefined {
  const end = blocks.length - 1
  const last = blocks[end]
  if (last === undefined) return undefined
  if (isModeline(text, last) || isFooterLine(text, last)) return { at: withRule(blocks, end), by: 'footer' }
  const heading = blocks.findLastIndex(block => block.kind === 'heading' && (block.depth ?? 6) <= depth)
  const rule = blocks.findLastIndex(({ kind }) => kind === 'thematic-break')
  if (rule > 0 && rule > heading && isAlone(blocks, rule) && isSignOff(text, blocks.slice(rule + 1)))
    return { at: rule, by: 'sign-off' }
  if (heading <= 0) return undefined
  const by = isClosingChapter(text, blocks.slice(heading))
  if (by === undefined || (by === 'links' && !(byLinks && hasOther(blocks, heading)))) return undefined
  return { at: withRule(blocks, heading), by }
}

/** Whether another chapter stands above: a document may be nothing but one list of links. */
function hasOther(blocks: readonly RootBlock[], heading: number): boolean {
  const depth = blocks[heading]?.depth
  return blocks.slice(0, heading).some(block => block.kind === 'heading' && block.depth === depth)
}

/** A rule right before it parts it from the rest. */
function withRule(blocks: readonly RootBlock[], at: number): number {
  return blocks[at - 1]?.kind === 'thematic-break' ? at - 1 : at
}

/**
 * Whether what stands below a rule is no part like the others: the part above it, or most of them, have headings, and
 * it has none. Where rules stand in the place of headings, the last part is one of many.
 */
function isAlone(blocks: readonly RootBlock[], rule: number): boolean {
  const parts = [false]
  for (const { kind } of blocks.slice(0, rule)) {
    if (kind === 'thematic-break') parts.push(false)
    else if (kind === 'heading') parts[parts.length - 1] = true
  }
  const titled = parts.filter(has => has).length
  const isTitled = parts.at(-1) === true || titled * 2 >= parts.length
  return isTitled && !blocks.slice(rule).some(({ kind }) => kind === 'heading')
}
