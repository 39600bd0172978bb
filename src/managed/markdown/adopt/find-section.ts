import type { RootBlock } from '../../../commonmark/index.ts'
import { guidePartOf, guidePartsIn, isAuthTitle, isPlaceTitle, namesClaudeCode } from './auth-words.ts'
import { doubtIn, purposeIn } from './doubts.ts'
import { guidePointsIn, isAddressed, signalsIn, speaksOfSigningIn } from './signals.ts'
import { titleOf, type Unit, unitsOf } from './units.ts'

/** A section that a person wrote: its heading, if it has one, and what stands below it. */
export interface HandWrittenSection {
  readonly title: string | undefined
  /** Of the heading. */
  readonly depth: number
  /** The root blocks, the heading first. */
  readonly blocks: readonly RootBlock[]
  readonly start: number
}

/** `doubt`: why it is not adopted, as the end of a sentence; without it, it is one. */
export interface FoundSection extends HandWrittenSection {
  readonly doubt: string | undefined
}

/** No section about one subject is longer; the patterns that look for it are not made for megabytes. */
const longest = 65_536
/** No person writes so many; of a text that repeats one the first decide. */
const most = 100

/**
 * The section of a document that is about how Claude Code itself authenticates; where there is none beyond doubt,
 * the first that is close to it. A wrong yes changes a text that has nothing to do with us, a wrong no only adds a
 * section beside it: so each doubt is a no.
 */
export function findHandWrittenSection(text: string, blocks: readonly RootBlock[]): FoundSection | undefined {
  if (!/claude|anthropic/i.test(text)) return undefined
  const found: (Verdict & { readonly unit: Unit })[] = []
  const above: Unit[] = []
  for (const unit of unitsOf(text, blocks)) {
    while ((above.at(-1)?.depth ?? 0) >= unit.depth) above.pop()
    const verdict = judge(unit, text) ?? nearMiss(unit, { text, parent: above.at(-1) })
    above.push(unit)
    if (verdict !== undefined) found.push({ ...verdict, unit })
    if (found.length === most) break
  }
  const sure = found.filter(({ doubt }) => doubt === undefined).toSorted((a, b) => a.rank - b.rank)
  const best = sure[0] ?? found[0]
  if (best === undefined) return undefined
  const { title, depth, blocks: own } = best.unit
  return { title, depth, blocks: own, start: own[0]?.lineStart ?? 0, doubt: best.doubt }
}

interface Verdict {
  /** A heading that says it comes before the common guide, and that before a text that gives itself away. */
  readonly rank: 0 | 1 | 2
  readonly doubt: string | undefined
}

function judge(unit: Unit, text: string): Verdict | undefined {
  const { title = '', blocks, canGrow, isHtml } = unit
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined || last.open === true) return undefined
  if (last.end - first.start > longest || (unit.title !== undefined && blocks.length < 2)) return undefined
  const body = text.slice(unit.title === undefined ? first.start : first.end, last.end)
  const rank = rankOf(unit, text, body)
  if (rank === undefined) return undefined
  const foreign = foreignPart(unit, text, rank)
  const doubt =
    purposeIn(title, body) ??
    doubtIn(title, body) ??
    (foreign === undefined ? undefined : `\`${foreign}\` in it is about something else`) ??
    (isHtml === true ? 'its heading is HTML' : undefined) ??
    (canGrow ? undefined : 'no heading ends it') ??
    (rank !== 0 || speaksOfSigningIn(body) || signalsIn(body).size > 0 ? undefined : 'it says too little')
  // A title that spans the document, or a text that only mentions it, is no section of ours, and not even close.
  const spans = unit.depth === 1 && last.end >= text.trimEnd().length
  if (doubt !== undefined && (rank === 2 || (spans && rank === 0))) return undefined
  const isWhole = spans && rank === 2 && unit.title !== undefined
  if (isWhole) return { rank, doubt: doubt ?? 'its heading stands above the whole document' }
  // Inputs of an action, what a stub prints: below any other heading a program does something with the same names.
  const isOther = rank === 2 && title !== '' && !isAuthTitle(title) && !isPlaceTitle(title)
  if (isOther && !namesClaudeCode(body)) return undefined
  return { rank, doubt: doubt ?? (isOther ? 'its heading does not speak of signing in' : undefined) }
}

interface Around {
  readonly text: string
  /** What the unit is a part of. */
  readonly parent: Unit | undefined
}

/** A chapter that is not ours to take over, and says what ours says: a person would find the two beside each other. */
function nearMiss(unit: Unit, { text, parent }: Around): Verdict | undefined {
  const { title = '', depth, blocks } = unit
  const [first] = blocks
  const last = blocks.at(-1)
  if (first === undefined || last === undefined || depth === 1 || blocks.length < 2) return undefined
  if (last.end - first.start > longest) return undefined
  const body = text.slice(first.end, last.end)
  const isOther = () => purposeIn(title, body) !== undefined || doubtIn(title, body) !== undefined
  if (namesClaudeCode(title) && cloudSwitch.test(body))
    return isOther() ? undefined : { rank: 2, doubt: 'it is about a cloud provider' }
  const isNamedByItsWords = isAuthTitle(title) && signalsIn(body).size >= 2 && isMostlyAbout(body)
  if (isNamedByItsWords && !isOther()) return { rank: 2, doubt: 'it gives no command of it' }
  const isBelow = parent !== undefined && parent.depth > 1 && namesClaudeCode(parent.title ?? '')
  if (!isBelow || !isAuthTitle(title) || !isMostlyAbout(body) || isOther()) return undefined
  return { rank: 2, doubt: 'only the heading above it names Claude Code' }
}

const cloudSwitch = /(?<!\w)CLAUDE_CODE_USE_(?:BEDROCK|VERTEX|FOUNDRY)(?!\w)/

function rankOf(unit: Unit, text: string, body: string): Verdict['rank'] | undefined {
  const { title = '' } = unit
  if (namesClaudeCode(title) && (isAuthTitle(title) || (signalsIn(body).size > 0 && isMostlyAbout(body))))
    return 0
  const titles = subTitles(unit, text)
  if (isAuthTitle(title) && guidePartsIn(titles) === 3 && guidePointsIn(body) >= 4) return 1
  const signals = signalsIn(body)
  return signals.size >= 2 && isAddressed(signals) && isMostlyAbout(body) ? 2 : undefined
}

function subTitles({ blocks }: Unit, text: string): readonly string[] {
  return blocks.slice(1).flatMap(block => (block.kind === 'heading' ? [titleOf(text, block)] : []))
}

/** At least every third line that is not blank has to do with signing in. */
function isMostlyAbout(body: string): boolean {
  const lines = body
    .split(/\r\n|\r|\n/)
    .filter(line => /[\p{L}\p{N}]/u.test(line) && !/^[ \t]*(?:`{3,}|~{3,}|#)/.test(line))
  return lines.filter(speaksOfSigningIn).length * 3 >= lines.length
}

/**
 * The heading of a part that is neither one of ours nor speaks of signing in. Only a heading that names Claude Code
 * vouches for parts that say no more than what they are called.
 */
function foreignPart({ blocks }: Unit, text: string, rank: Verdict['rank']): string | undefined {
  const headings = blocks.flatMap((block, at) => (at > 0 && block.kind === 'heading' ? [at] : []))
  const foreign = headings.find((heading, index) => {
    const own = blocks.slice(heading, headings[index + 1])
    const title = titleOf(text, own[0] ?? { start: 0, end: 0 })
    const part = text.slice(own[0]?.end, own.at(-1)?.end)
    if (doubtIn(title, '') !== undefined) return true
    if (isAuthTitle(title) || speaksOfSigningIn(part)) return false
    return guidePartOf(title) === undefined || (rank !== 0 && guidePointsIn(part) === 0)
  })
  const block = foreign === undefined ? undefined : blocks[foreign]
  return block === undefined ? undefined : titleOf(text, block)
}
