import { lineOf } from '../../commonmark/index.ts'
import type { Finding } from '../../types.ts'
import { isFromNewer } from '../markers/marker.ts'
import { isAsWritten } from '../markers/sum.ts'
import { type DocumentInput, type DocumentMerge, refused, type StandingSection } from './document-merge.ts'
import { lineEndAt } from './line-ends.ts'
import type { LocatedSection } from './locate.ts'
import { personalText } from './personal-text.ts'
import { splice, takeOut } from './place-section.ts'
import { sectionBound, unreadable } from './section-bound.ts'

/**
 * Takes our part out: the original bytes come back, and what a person wrote in the section stays. The findings
 * name the lines at which it then stands.
 */
export function removeSection(input: StandingSection): DocumentMerge {
  const { before: document, section } = input
  const { text: before } = document
  if (isFromNewer(section.marker)) return newerFormat(input, section)
  // As it was written, all of it is ours, and nothing has to be read.
  if (isAsWritten(before.slice(section.start, section.end))) return withoutSection(before, section)
  const bound = sectionBound(document, section)
  if (bound !== undefined) return unreadable(input, bound)
  const kept = personalText(section, { text: before, eol: lineEndAt(before, section.start) })
  if (kept.text === '') return withoutSection(before, section)
  const change = takeOut(before, { section, kept: kept.text })
  const after = splice(before, change)
  const findings = kept.runs.map(({ text, offset }) =>
    keptFinding(input.path, lineOf(after, change.from + offset), text),
  )
  return { after, state: 'outdated', findings, refusals: [] }
}

function withoutSection(before: string, section: LocatedSection): DocumentMerge {
  const after = splice(before, takeOut(before, { section }))
  // At the first character with nothing after it stands only what apply itself created.
  const created = after === '' && section.start === 0
  return { after: created ? undefined : after, state: 'outdated', findings: [], refusals: [] }
}

/** Which blocks are a person's can't be told there, and nothing that a person wrote may go. */
function newerFormat(input: DocumentInput, section: LocatedSection): DocumentMerge {
  return refused(input, {
    ruleId: 'section-newer',
    line: section.line,
    reason: 'The section was written by a newer authmd, in a format that this version does not know',
    fix: 'Update authmd, then run `authmd remove` again.',
  })
}

function keptFinding(file: string, line: number, actual: string): Finding {
  return {
    ruleId: 'section-kept',
    severity: 'info',
    reason: 'Text that was written by hand inside the section stays in the file',
    file,
    line,
    actual,
  }
}
