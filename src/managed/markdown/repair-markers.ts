import type { SectionBlock } from '../../types.ts'
import { isFromNewer, type MarkerEntry, type MarkerTraits, usualTraits } from '../markers/marker.ts'
import type { MarkerRecord } from '../markers/record.ts'
import { composeMerged } from './compose-merged.ts'
import { freshUnits } from './fresh-blocks.ts'
import { entriesOf } from './fresh-section.ts'
import { lineEndAt } from './line-ends.ts'
import { type Document, openDocument } from './open-document.ts'
import { personalText } from './personal-text.ts'
import { splice, takeOut } from './place-section.ts'
import { type Debris, findDebris } from './repair-debris.ts'
import { regionOf } from './repair-region.ts'
import { sectionBound } from './section-bound.ts'

/** How the section with these blocks is rendered now; its digests tell our text from a person's. */
export type RenderFor = (
  /** `undefined` where the start marker is lost. */
  record: MarkerRecord | undefined,
  entries: readonly MarkerEntry[],
) => {
  readonly record: MarkerRecord
  readonly blocks: readonly SectionBlock[]
  /** What an entry of its end marker stands for, where the start marker is lost. Default `block`. */
  readonly unit?: MarkerTraits['unit']
}

/** What accidents leave is a handful; each costs a look at the whole text. */
const mostFaults = 50

/**
 * The text with its broken markers mended, or `undefined` where it can't be known which text is ours: then a
 * person has to decide. Only markers are put in or taken out, and a second copy of a section in which no hand was.
 */
export function repairMarkers(document: Document, renderFor: RenderFor): Document | undefined {
  if (document.faults.length === 0 || document.faults.length > mostFaults) return undefined
  const parted = withoutGlue(document)
  const { faults, text } = parted
  if (faults.length === 0) return parted
  const mended = faults.every(({ ruleId }) => ruleId === 'markers-duplicated')
    ? withoutCopies(parted)
    : withOnePair(text, findDebris(parted), renderFor)
  if (mended === undefined || mended === document.text) return undefined
  const result = openDocument(mended)
  return result.faults.length === 0 ? result : undefined
}

/** What stands on the last line of a marker, behind it, gets a line of its own. */
function withoutGlue(document: Document): Document {
  const text = findDebris(document)
    .toReversed()
    .reduce((rest, { to }) => {
      const isGlued = rest.startsWith('-->', to - 3) && /^[ \t]*[^\s]/.test(rest.slice(to, to + 256))
      return isGlued ? splice(rest, { from: to, to, text: lineEndAt(rest, to) }) : rest
    }, document.text)
  return text === document.text ? document : openDocument(text)
}

/** Takes out the copies in which no hand was; of several such, the first stays. */
function withoutCopies(document: Document): string | undefined {
  const { text, sections } = document
  const seen = new Set<string>()
  const twin = sections.find(({ marker }) => seen.size === seen.add(marker.id).size)?.marker.id
  const copies = sections.filter(({ marker }) => marker.id === twin)
  if (copies.some(copy => sectionBound(document, copy) !== undefined)) return undefined
  const isClean = copies.map(copy => personalText(copy, { text, eol: '\n' }).blocks.length === 0)
  const kept = Math.max(0, isClean.indexOf(false))
  const gone = copies.findLast((_, at) => at !== kept && isClean[at] === true)
  if (gone === undefined) return undefined
  const rest = splice(text, takeOut(text, { section: gone }))
  return copies.length > 2 ? withoutCopies(openDocument(rest)) : rest
}

function withOnePair(text: string, debris: readonly Debris[], renderFor: RenderFor): string | undefined {
  const starts = debris.filter(({ kind }) => kind === 'start')
  const ends = debris.filter(({ kind }) => kind === 'end')
  const [start] = starts
  const [end] = ends
  if (debris.length === 0 || starts.length > 1 || ends.length > 1) return undefined
  if (start !== undefined && end !== undefined && start.from > end.from) return undefined
  if (start?.marker !== undefined && isFromNewer(start.marker)) return undefined
  const id = start?.id || end?.id || ''
  if (id === '' || (end !== undefined && end.id !== '' && end.id !== id)) return undefined

  const entries = end?.entries ?? []
  const { record, blocks, unit = 'block' } = renderFor(start?.marker?.record, entries)
  const traits = start?.marker ?? { ...usualTraits, unit }
  const fresh = entriesOf(freshUnits(blocks, traits.unit))
  const expected = entries.length > 0 ? entries : fresh
  const digests = new Set([...entries, ...fresh].map(({ digest }) => digest))
  const region = regionOf(text, { start, end, unit: traits.unit, digests })
  const written = expected.filter(entry => !entry.id.startsWith('!'))
  if (region === undefined || region.known < 2 || region.known * 2 < written.length) return undefined

  const eol = lineEndAt(text, region.from)
  const body = text.slice(region.bodyFrom, region.bodyTo)
  const template = start?.marker?.template ?? 1
  const section = composeMerged({ id, template, record, traits, eol, body, entries: expected, edited: true })
  return splice(text, { from: region.from, to: region.to, text: section })
}
