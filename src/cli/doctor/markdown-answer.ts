import { credentialHeads, credentialRows } from '../../report/credential-table.ts'
import { item, prose } from '../../report/markdown.ts'
import { checkLine, sentence, steps } from '../../report/markdown-steps.ts'
import { besideCredentials } from '../../report/source-table.ts'
import { version } from '../../version.ts'
import type { Outcome } from './outcome.ts'

/** The answer as a person hands it to a maintainer: what happened, the sources, the cause, what to do, the versions. */
export function markdownAnswer({ diagnosis: d, findings, answer, notes }: Outcome): string {
  const [first, ...others] = findings
  const row = (cells: readonly string[]) => `| ${cells.map(text => prose(text)).join(' | ')} |`
  const rows = [
    ...besideCredentials(d, first).map(([where, what, kind, state]) => [where, what, kind, '-', state]),
    ...credentialRows(d),
  ]
  const about = [
    `authmd ${version}`,
    d.client === undefined ? 'Claude Code not found' : `Claude Code ${d.client.version}`,
    d.os,
  ]
  const parts = [
    '### authmd doctor',
    sentence(answer.event),
    ...(rows.length === 0
      ? []
      : [[row(credentialHeads), row(credentialHeads.map(() => '---')), ...rows.map(row)].join('\n')]),
    ...(first === undefined || answer.cause === undefined
      ? []
      : [`**${answer.isCause ? 'Cause' : 'Note'}:** ${sentence(answer.cause)} (\`${first.ruleId}\`)`]),
    ...(answer.fix.length === 0 ? [] : ['**Fix:**', steps(answer.fix)]),
    ...(answer.check === undefined ? [] : [`**Check:** ${checkLine(answer.check)}`]),
    ...(others.length === 0
      ? []
      : ['**Also seen:**', others.map(({ fix: _, ...one }) => item(one)).join('\n')]),
    ...notes.map(prose),
    about.join(', '),
  ]
  return `${parts.join('\n\n')}\n`
}
