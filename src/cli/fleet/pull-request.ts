import { betweenMarkers } from '../../managed/markers/between-markers.ts'
import { markerNames, namesStart } from '../../managed/markers/marker-names.ts'
import { describeEdit } from '../../report/describe-edit.ts'
import { editReports } from '../../report/edit-reports.ts'
import { code, editParts, findingParts } from '../../report/markdown.ts'
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
  const report = {
    command: 'apply',
    version,
    exitCode: 0,
    findings: outcomes.flatMap(({ plan }) => plan.findings),
    refusals: outcomes.flatMap(({ plan }) => plan.refusals),
    edits: await editReports(edits),
  } as const
  const parts = [
    titleOf(edits),
    'People and Claude Code find in this repository how Claude Code gets its credential, what an\n' +
      `authentication error means, and how keys are handled. authmd ${version} wrote it.`,
    edits.map(item).join('\n'),
    `Outside the lines between the \`${markerNames.start}\` and \`${markerNames.end}\` markers nothing changes. Edit the\n` +
      'section as you like: what you write stays when it is updated. `authmd check` tells whether it is current;\n' +
      '`authmd remove` takes it out again.',
    ...lineEndPart(edits),
    ...findingParts(report),
    // A pull request shows its diff itself: here it is for who reads the text alone.
    '<details><summary>The diff</summary>',
    ...editParts(report),
    '</details>',
  ]
  return `${parts.join('\n\n')}\n`
}

/** What becomes of a file, and why it is touched at all. */
function item(edit: Edit): string {
  const why = edit.after === undefined ? '' : whyOf(edit)
  return `- ${code(edit.path)}: ${describeEdit(edit, 'done')}${why === '' ? '' : `; ${why}`}`
}

function whyOf({ target, after = '' }: Edit): string {
  const section = betweenMarkers(after)
  if (section === undefined) return ''
  switch (target) {
    case 'claude-md':
      return `with it Claude Code reads ${section.length.toLocaleString('en')} characters in each session`
    case 'env-example':
      return 'each is commented out and has no value'
    case 'gitignore':
      return 'so that what is secret or personal stays out of commits'
    default:
      return ''
  }
}

/** A last line that had no end gets one, which a diff shows as a change of that line. */
function lineEndPart(edits: readonly Edit[]): readonly string[] {
  const unended = edits.filter(
    ({ before = '', after }) => /[^\r\n]$/.test(before) && namesStart(after) && !namesStart(before),
  )
  if (unended.length === 0) return []
  const files = unended.map(({ path }) => code(path)).join(' and ')
  return [
    `${files} ended without a line end and gets one, so the diff shows its last line too; \`authmd remove\` takes it away.`,
  ]
}

function titleOf(edits: readonly Edit[]): string {
  const isNew = edits.every(({ before }) => !namesStart(before))
  const isGone = edits.every(({ after }) => !namesStart(after))
  if (isGone) return 'Remove the Claude Code authentication guidance'
  return isNew ? 'Add Claude Code authentication guidance' : 'Update the Claude Code authentication guidance'
}
