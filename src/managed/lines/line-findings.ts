import type { Finding, Refusal } from '../../types.ts'
import type { LineFormat } from './line-format.ts'
import type { Conflict, Piece } from './merge-entries.ts'

interface InFile {
  readonly file: string
  readonly format: LineFormat
}

/** A block that this version must not touch. */
export function newerFinding(file: string, line: number): Finding {
  return {
    ruleId: 'section-newer',
    severity: 'info',
    reason: 'The block was written by a newer authmd and is left as it is',
    file,
    line,
    fix: 'Update authmd.',
  }
}

/** Both texts, values left out. */
export function conflictFinding({ file, format }: InFile, { id, line, ours, theirs }: Conflict): Finding {
  return {
    ruleId: 'section-conflict',
    severity: 'warning',
    reason: `The entry \`${id}\` was edited here, and its template has changed since`,
    file,
    line: line + 1,
    expected: format.show(ours),
    actual: format.show(theirs),
    fix: 'Accept your text with `authmd apply --on-edit keep`, or ours with `authmd apply --on-edit overwrite`.',
  }
}

/** Where the person asked to be stopped by any edit. */
export function editedRefusal(file: string, line: number): Refusal {
  return {
    ruleId: 'section-edited',
    reason: 'The block was edited by hand',
    file,
    line,
    fix: 'Run authmd with `--on-edit merge`, which keeps the edits.',
  }
}

/** Lines of a person that stay when our block goes. */
export function keptFinding(file: string, { line }: Piece): Finding {
  return {
    ruleId: 'section-kept',
    severity: 'info',
    reason: 'These lines were written by hand inside our block and stay',
    file,
    line: line + 1,
    fix: 'Delete them by hand if they are no longer needed.',
  }
}
