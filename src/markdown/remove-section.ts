import type { Finding } from '../types.ts'
import type { DocumentInput, DocumentMerge } from './document-merge.ts'
import { lineEndAt } from './line-ends.ts'
import type { LocatedSection } from './locate.ts'
import { personalText } from './merge-section.ts'
import { splice, takeOut } from './place-section.ts'

/** Takes our part out: the original bytes come back, and what a person wrote in the section stays. */
export function removeSection(input: DocumentInput, before: string, section: LocatedSection): DocumentMerge {
  const kept =
    section.marker.version > 1 ? '' : personalText(before, section, lineEndAt(before, section.start))
  const after = splice(before, takeOut(before, section, kept))
  const findings: Finding[] =
    kept === ''
      ? []
      : [
          {
            ruleId: 'section-kept',
            severity: 'info',
            reason: 'Text that was written by hand inside the section stays in the file',
            file: input.path,
            line: section.line,
            actual: kept,
          },
        ]
  // At the first character with nothing after it stands only what apply itself created.
  return {
    after: after === '' && section.start === 0 ? undefined : after,
    state: 'outdated',
    findings,
    refusals: [],
  }
}
