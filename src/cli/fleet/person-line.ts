import { describeEdit } from '../../report/describe-edit.ts'
import { mask } from '../../report/mask.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Outcome } from '../sync/outcome.ts'

/** One line at a terminal for a repository in which something changes or is wrong; nothing for a current one. */
export function personLine(
  name: string,
  done: { readonly outcome: Outcome } | { readonly reason: string },
): string {
  const parts = 'outcome' in done ? partsOf(done.outcome) : [done.reason]
  return parts.length === 0 ? '' : `${visibleLine(mask(`${name}  ${parts.join('; ')}`))}\n`
}

function partsOf({ plan, written }: Outcome): readonly string[] {
  const { edits, refusals, findings } = plan
  const where = ({ file, line }: { readonly file: string; readonly line?: number }) =>
    line === undefined ? file : `${file}:${line}`
  return [
    ...refusals.map(refusal => `refused: ${where(refusal)} ${refusal.reason}`),
    ...edits.map(edit => `${edit.path} ${describeEdit(edit, written ? 'done' : 'planned')}`),
    ...findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId),
  ]
}
