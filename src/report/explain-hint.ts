import { severities } from '../names.ts'
import type { Found } from './problems.ts'
import { commandHere, toolOnPath } from './tool-here.ts'

/** The line that leads on from printed findings to their pages; `undefined` where nothing was found. */
export function explainHint({ findings, refusals = [], tool = toolOnPath }: Found): string | undefined {
  const worst = refusals[0] ?? severities.flatMap(one => findings.find(f => f.severity === one) ?? [])[0]
  if (worst === undefined) return undefined
  if (tool.pages !== undefined) return `${tool.pages} says more about each name in parentheses.`
  const isAlone = [...refusals, ...findings].every(({ ruleId }) => ruleId === worst.ruleId)
  return `${commandHere(`explain ${worst.ruleId}`, tool)} says more${isAlone ? '' : '; each name in parentheses has such a page'}.`
}
