import { lineOf } from '../../commonmark/index.ts'
import type { Finding } from '../../types.ts'
import { conflictFinding, editedRefusal } from '../findings.ts'
import {
  type DocumentMerge,
  type Rendered,
  refused,
  type StandingSection,
  unchanged,
  words,
} from './document-merge.ts'
import { lineEndAt } from './line-ends.ts'
import { mergeSection } from './merge-section.ts'
import { proved } from './prove.ts'
import { sectionBound, unreadable } from './section-bound.ts'

/** Brings the section of a document up to date; what a person wrote in it stays. */
export function updateSection(input: StandingSection & Rendered): DocumentMerge {
  const { before: document, section } = input
  const { text: before, style } = document
  const bound = sectionBound(document, section)
  if (bound !== undefined) return unreadable(input, bound)
  const eol = lineEndAt(before, section.start)
  const merged = mergeSection({ ...input, document: before, style, eol })
  if (merged.unsafe) {
    return refused(input, {
      ruleId: 'section-unmergeable',
      line: section.line,
      reason: "The edited section and the new one can't be joined without one block swallowing another",
      fix: 'Run `authmd apply --on-edit overwrite`, or move your text out of the section.',
    })
  }
  if (merged.edited && input.onEdit === 'fail') {
    const refusals = [editedRefusal({ file: input.path, line: section.line }, words)]
    return { ...unchanged(input, 'refused'), refusals }
  }
  const conflicts = merged.conflicts.map(({ id, offset, ours, yours }) =>
    conflictFinding({ file: input.path, line: lineOf(before, offset) }, words, { id, ours, theirs: yours }),
  )
  const variants = merged.variants.map(
    ({ id, offset }): Finding => ({
      ruleId: 'section-variant-kept',
      severity: 'info',
      reason: `The block \`${id}\` was edited here and is no longer asked for; it stays as your own text`,
      file: input.path,
      line: lineOf(before, offset),
      fix: 'Delete the block if it is no longer needed.',
    }),
  )
  const findings = [...conflicts, ...variants]
  const state =
    conflicts.length > 0
      ? 'conflict'
      : merged.text !== undefined
        ? 'outdated'
        : merged.edited
          ? 'edited'
          : 'current'
  const outcome = { edited: merged.edited, findings }
  if (merged.text === undefined) return { ...unchanged(input, state), ...outcome }
  const change = { from: section.start, to: section.end, text: merged.text }
  return { ...proved(input, { change, state, findings }), edited: merged.edited }
}
