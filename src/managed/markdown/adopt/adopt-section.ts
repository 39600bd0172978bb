import type { Finding, SectionBlock } from '../../../types.ts'
import { usualTraits } from '../../markers/marker.ts'
import { hasMarkerSign } from '../../markers/marker-comment.ts'
import { withheldEntry } from '../../merge/withheld.ts'
import { assembleBody } from '../assemble-body.ts'
import { composeMerged } from '../compose-merged.ts'
import { conflictMarkerLine } from '../conflict-markers.ts'
import type { DocumentInput, DocumentMerge } from '../document-merge.ts'
import { freshUnits } from '../fresh-blocks.ts'
import { lineEndAt } from '../line-ends.ts'
import { mergeDocument } from '../merge-document.ts'
import type { Document } from '../open-document.ts'
import { parseBlocks } from '../parse-section.ts'
import { proved } from '../prove.ts'
import { boundOf } from '../section-bound.ts'
import { templateDepth } from '../style.ts'
import { findHandWrittenSection, type HandWrittenSection } from './find-section.ts'
import { misleadingAdvice } from './misleading.ts'
import { placePoints } from './place-points.ts'

export interface Adoption extends DocumentInput {
  readonly before: Document
  readonly blocks: readonly SectionBlock[]
  /** Put our points in the place of misleading sentences; without it they stay, as every other text does. */
  readonly replace: boolean
}

/**
 * Takes a section that a person wrote under our care: its blocks stay, byte for byte, our markers stand around
 * them, and the points that it does not make yet are added. `undefined` where there is no such section, or where
 * taking our part out again would not give the same bytes back.
 */
export function adoptSection(input: Adoption): DocumentMerge | undefined {
  const { id, path } = input
  const { text: before, blocks, faults } = input.before
  if (faults.length > 0 || conflictMarkerLine(input.before) !== undefined) return undefined
  const found = findHandWrittenSection(before, blocks)
  if (found === undefined || found.doubt !== undefined) return undefined
  const text = before.slice(found.start, found.blocks.at(-1)?.end)
  if (hasMarkerSign(text) || boundOf(text, found.blocks.map(relativeTo(found.start))) !== undefined)
    return undefined

  const all = parseBlocks(text)
  const textOf = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end)
  const isWrong = (at: number) =>
    at > 0 && misleadingAdvice(textOf(all[at] ?? { start: 0, end: 0 })).length > 0
  const staying = [...all.keys()].filter(at => !(input.replace && isWrong(at)))
  const fresh = freshUnits(input.blocks, 'block')
  const ours = staying.flatMap(at => all[at] ?? [])
  const { steps, covered } = placePoints({
    ...{ fresh, ours, texts: ours.map(textOf) },
    isTitled: found.title !== undefined,
  })
  const eol = lineEndAt(before, found.start)
  const style = { ...input.before.style, depthShift: found.depth - templateDepth }
  const body = assembleBody(
    steps.map(step => (step.take === 'ours' ? { ...step, index: staying[step.index] ?? 0 } : step)),
    { text, ours: all, fresh, style, eol },
  )
  const expected = steps.map(step => (step.take === 'ours' ? ours : fresh)[step.index]?.digest)
  if (
    parseBlocks(body)
      .map(({ digest }) => digest)
      .join() !== expected.join()
  )
    return undefined

  const entries = fresh.map(block =>
    covered.has(block.id) ? withheldEntry(block) : { id: block.id, digest: block.digest },
  )
  const to = found.start + (all.at(-1)?.end ?? 0)
  const unended = to === before.length
  const traits = { ...usualTraits, unended }
  const section = composeMerged({ ...input, traits, eol, body, entries, edited: true })
  const change = { from: found.start, to, text: unended ? section + eol : section }
  const merge = proved(input, { change, findings: [adopted(path, found)] })
  if (merge.document === undefined) return undefined
  const undone = mergeDocument({ ...input, before: merge.document, blocks: undefined, id })
  if (!input.replace && undone.after !== before) return undefined
  return { ...merge, edited: true }
}

function relativeTo(offset: number) {
  return <T extends { readonly start: number; readonly end: number }>(block: T): T => ({
    ...block,
    start: block.start - offset,
    end: block.end - offset,
  })
}

function adopted(file: string, { title, blocks }: HandWrittenSection): Finding {
  return {
    ruleId: 'section-adopted',
    severity: 'info',
    reason: `${title === undefined ? 'The text about signing in' : `The section \`${title}\``} stays as it was written; only what it did not say is added to it`,
    file,
    line: blocks[0]?.line ?? 1,
    fix: 'For a separate section, run `authmd apply --no-adopt`; if it was adopted already, run `authmd remove` first.',
  }
}
