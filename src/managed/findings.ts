import type { Finding, Refusal } from '../types.ts'

/** Where something is said of: 1-based line. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** How a format calls what we keep: a section made of blocks, or a block made of entries. */
export type Words =
  | { readonly whole: 'section'; readonly part: 'block' }
  | { readonly whole: 'block'; readonly part: 'entry' }

/** A block that this version must not touch. */
export function newerFinding(place: Place, { whole }: Words): Finding {
  return {
    ruleId: 'section-newer',
    severity: 'info',
    reason: `The ${whole} was written by a newer authmd and is left as it is`,
    ...place,
    fix: 'Update authmd.',
  }
}

/** A part that person and template both changed, with both texts. */
export function conflictFinding(
  place: Place,
  { part }: Words,
  { id, ours, theirs }: { readonly id: string; readonly ours: string; readonly theirs: string },
): Finding {
  return {
    ruleId: 'section-conflict',
    severity: 'warning',
    reason: `The ${part} \`${id}\` was edited here, and its template has changed since`,
    ...place,
    actual: theirs,
    expected: ours,
    fix: 'Accept your text with `authmd apply --on-edit keep`, or ours with `authmd apply --on-edit overwrite`.',
  }
}

/** Where the person asked to be stopped by any edit. */
export function editedRefusal(place: Place, { whole }: Words): Refusal {
  return {
    ruleId: 'section-edited',
    reason: `The ${whole} was edited by hand`,
    ...place,
    fix: 'Run authmd with `--on-edit merge`, which keeps the edits.',
  }
}
