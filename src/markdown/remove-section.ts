import { formatVersion } from '../markers/marker.ts'
import type { Finding } from '../types.ts'
import { type DocumentInput, type DocumentMerge, refused } from './document-merge.ts'
import { lineEndAt } from './line-ends.ts'
import { lineOf } from './line-of.ts'
import type { LocatedSection } from './locate.ts'
import { personalText } from './personal-text.ts'
import { splice, takeOut } from './place-section.ts'
import type { Scan } from './root-blocks.ts'
import { sectionBound, unreadable } from './section-bound.ts'

/**
 * Takes our part out: the original bytes come back, and what a person wrote in the section stays. The findings
 * name the lines at which it then stands.
 */
export function removeSection(
  input: DocumentInput,
  before: string,
  scan: Scan,
  section: LocatedSection,
): DocumentMerge {
  if (section.marker.version > formatVersion) return newerFormat(input, section)
  const bound = sectionBound(before, scan, section)
  if (bound !== undefined) return unreadable(input, section, bound)
  const kept = personalText(before, section, lineEndAt(before, section.start))
  const change = takeOut(before, section, kept.text)
  const after = splice(before, change)
  // At the first character with nothing after it stands only what apply itself created.
  return {
    after: after === '' && section.start === 0 ? undefined : after,
    state: 'outdated',
    findings: kept.runs.map(({ text, offset }) =>
      keptFinding(input.path, lineOf(after, change.from + offset), text),
    ),
    refusals: [],
  }
}

/** Which blocks are a person's can't be told there, and nothing that a person wrote may go. */
function newerFormat(input: DocumentInput, section: LocatedSection): DocumentMerge {
  return refused(
    input,
    'section-newer',
    section.line,
    'The section was written by a newer authmd, in a format that this version does not know',
    'Update authmd, then run `authmd remove` again.',
  )
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
