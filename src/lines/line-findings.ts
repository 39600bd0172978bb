import type { Finding, Refusal } from '../types.ts'
import type { LineFormat } from './line-format.ts'
import type { Conflict, Piece } from './three-way.ts'

interface InFile {
  readonly file: string
  readonly format: LineFormat
}

const choose =
  'Run `authmd apply --on-edit keep` to keep your text for good, or `--on-edit overwrite` to take the new one'

/** A block that this version must not touch. */
export function newerFinding(file: string, line: number): Finding {
  return {
    ruleId: 'section-newer',
    severity: 'info',
    reason: 'A newer authmd wrote this block, so it was left alone',
    file,
    line,
    fix: 'Update authmd to the version that your team uses',
  }
}

/** Both texts, values left out. */
export function conflictFinding({ file, format }: InFile, { line, ours, theirs }: Conflict): Finding {
  return {
    ruleId: 'section-conflict',
    severity: 'warning',
    reason: 'This entry was changed by hand and by the template; the text in the file stays',
    file,
    line: line + 1,
    expected: format.show(ours),
    actual: format.show(theirs),
    fix: choose,
  }
}

/** The same where the person asked to be stopped. */
export function conflictRefusal(file: string, { line }: Conflict): Refusal {
  return {
    ruleId: 'section-conflict',
    reason: 'This entry was changed by hand and by the template',
    file,
    line: line + 1,
    fix: choose,
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
    fix: 'Delete them by hand if they are no longer needed',
  }
}
