import { markerNames, namesStart } from '../../managed/markers/marker-names.ts'
import { describeEdit } from '../../report/describe-edit.ts'
import { editReports } from '../../report/edit-reports.ts'
import { code, markdownReport } from '../../report/markdown.ts'
import type { Edit } from '../../types.ts'
import { version } from '../../version.ts'
import type { Outcome } from '../sync/outcome.ts'

/**
 * A pull request in words: the title in the first line, a blank line, the text; as `git commit -F` and most tools for
 * many repositories take it. Empty where nothing changes, so that a script can ask for that. The same input gives
 * the same text: no date, no machine.
 */
export async function pullRequestText(outcomes: readonly Outcome[]): Promise<string> {
  const edits = outcomes.flatMap(({ plan }) => plan.edits)
  if (edits.length === 0) return ''
  const report = markdownReport({
    command: 'apply',
    version,
    exitCode: 0,
    findings: outcomes.flatMap(({ plan }) => plan.findings),
    refusals: outcomes.flatMap(({ plan }) => plan.refusals),
    edits: await editReports(edits),
  })
  const files = edits.map(edit => `- ${code(edit.path)}: ${describeEdit(edit, 'done')}`)
  return [
    titleOf(edits),
    '',
    'People and Claude Code find in this repository how Claude Code gets its credential, what an',
    `authentication error means, and how keys are handled. authmd ${version} wrote it.`,
    '',
    ...files,
    '',
    `Outside the lines between the \`${markerNames.start}\` and \`${markerNames.end}\` markers nothing changes. Edit the`,
    'section as you like: what you write stays when it is updated. `authmd check` tells whether it is current;',
    '`authmd remove` takes it out again.',
    '',
    report,
  ].join('\n')
}

function titleOf(edits: readonly Edit[]): string {
  const isNew = edits.every(({ before }) => !namesStart(before))
  const isGone = edits.every(({ after }) => !namesStart(after))
  if (isGone) return 'Remove the Claude Code authentication guidance'
  return isNew ? 'Add Claude Code authentication guidance' : 'Update the Claude Code authentication guidance'
}
