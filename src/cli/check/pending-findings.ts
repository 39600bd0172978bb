import type { RepositoryPlan } from '../../core/plan-with.ts'
import { describeEdit } from '../../report/describe-edit.ts'
import type { Finding } from '../../types.ts'

/** What is pending, as findings: a form of output without diffs would fail and not say why. */
export function outdatedFindings(
  { edits }: RepositoryPlan,
  severity: Finding['severity'],
): readonly Finding[] {
  return edits.map(edit => ({
    ruleId: 'file-outdated',
    severity,
    reason: `The file is not current: ${describeEdit(edit, 'planned')}`,
    file: edit.path,
    fix: 'Run `authmd apply` and commit the result.',
  }))
}

/** Files in which a hand was; said where a team does not want that. */
export function editedFindings({ parts }: RepositoryPlan): readonly Finding[] {
  const edited = parts.filter(({ state, also = [] }) => [state, ...also].includes('edited'))
  return edited.map(({ path }) => ({
    ruleId: 'section-edited',
    severity: 'error',
    reason: 'Our part of the file was edited by hand, and `--fail-on edited` fails on that',
    file: path,
    fix: 'Run `authmd apply --on-edit overwrite`, or move your words out of our part.',
  }))
}
