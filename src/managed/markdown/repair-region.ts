import { type RootBlock, scanRootBlocks } from '../../commonmark/index.ts'
import type { MarkerTraits } from '../markers/marker.ts'
import type { Debris } from './repair-debris.ts'
import { boundOf } from './section-bound.ts'
import { chapters, parseUnits } from './section-units.ts'

/** Where a section of ours stands whose markers are broken. */
export interface Region {
  /** The stretch that is replaced: debris included. */
  readonly from: number
  readonly to: number
  readonly bodyFrom: number
  readonly bodyTo: number
  /** How many blocks in it are known to be ours. */
  readonly known: number
}

interface KnownOfRegion {
  readonly start: Debris | undefined
  readonly end: Debris | undefined
  readonly unit: MarkerTraits['unit']
  /** Of all that we may have written there. */
  readonly digests: ReadonlySet<string>
}

/** How many units from a marker that is left its section can reach. */
const reach = 120

/** The stretch between the markers that are left; where one is lost, up to the last block that is known. */
export function regionOf(text: string, { start, end, unit, digests }: KnownOfRegion): Region | undefined {
  const from = start?.to ?? 0
  const to = end?.from ?? text.length
  const between = scanRootBlocks(text.slice(from, to), { frontMatter: from === 0 }).blocks
  const units =
    unit === 'block' ? between.map(block => [block]) : chapters(between, ({ kind }) => kind === 'heading')
  const near = start === undefined ? units.slice(-reach) : units.slice(0, reach)
  const counts = near.map(blocks => knownIn(blocks, { text: text.slice(from, to), unit, digests }))
  const first = start === undefined ? counts.findIndex(count => count > 0) : 0
  const last = end === undefined ? counts.findLastIndex(count => count > 0) : near.length - 1
  const [opening, closing] = [near[first]?.[0], near[last]?.at(-1)]
  if (opening === undefined || closing === undefined) return undefined
  return {
    from: start?.from ?? from + opening.lineStart,
    to: end?.to ?? from + closing.end,
    bodyFrom: from + opening.lineStart,
    bodyTo: from + closing.end,
    known: counts.slice(first, last + 1).reduce((sum, count) => sum + count, 0),
  }
}

function knownIn(
  blocks: readonly RootBlock[],
  { text, unit, digests }: Pick<KnownOfRegion, 'unit' | 'digests'> & { readonly text: string },
): number {
  const start = blocks[0]?.start ?? 0
  const source = text.slice(start, blocks.at(-1)?.end)
  const placed = blocks.map(block => ({ ...block, start: block.start - start, end: block.end - start }))
  if (boundOf(source, placed) !== undefined) return 0
  return parseUnits(source, unit).filter(({ digest }) => digests.has(digest)).length
}
