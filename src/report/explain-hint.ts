import { severities } from '../names.ts'
import type { Report } from './report.ts'

/** The line that leads on from printed findings to their pages; `undefined` where nothing was found. */
export function explainHint({
  findings,
  refusals = [],
}: Pick<Report, 'findings' | 'refusals'>): string | undefined {
  const worst = refusals[0] ?? severities.flatMap(one => findings.find(f => f.severity === one) ?? [])[0]
  if (worst === undefined) return undefined
  const isAlone = [...refusals, ...findings].every(({ ruleId }) => ruleId === worst.ruleId)
  return `\`authmd explain ${worst.ruleId}\` says more${isAlone ? '' : '; each name in parentheses has such a page'}.`
}
