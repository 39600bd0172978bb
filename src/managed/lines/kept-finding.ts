import type { Finding } from '../../types.ts'
import type { Piece } from './merge-entries.ts'

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
