import { credentialHeads, credentialRows } from '../../report/credential-table.ts'
import { fenced, item, prose } from '../../report/markdown.ts'
import { version } from '../../version.ts'
import type { Outcome } from './outcome.ts'

/** The answer as a person hands it to a maintainer: what happened, the sources, the cause, what to do, the versions. */
export function markdownAnswer({ diagnosis: d, findings, answer, notes }: Outcome): string {
  const [first, ...others] = findings
  const row = (cells: readonly string[]) => `| ${cells.map(text => prose(text)).join(' | ')} |`
  const rows = credentialRows(d)
  const about = [
    `authmd ${version}`,
    d.client === undefined ? 'Claude Code not found' : `Claude Code ${d.client.version}`,
    d.os,
  ]
  const parts = [
    '### authmd doctor',
    prose(answer.event),
    ...(rows.length === 0
      ? []
      : [[row(credentialHeads), row(credentialHeads.map(() => '---')), ...rows.map(row)].join('\n')]),
    ...(first === undefined || answer.cause === undefined
      ? []
      : [`**${answer.isCause ? 'Cause' : 'Note'}:** ${prose(answer.cause)} (\`${first.ruleId}\`)`]),
    ...(answer.fix.length === 0 ? [] : ['**Fix:**', fenced(answer.fix.join('\n'), '')]),
    ...(answer.check === undefined ? [] : ['**Check:**', fenced(answer.check, '')]),
    ...(others.length === 0
      ? []
      : ['**Also seen:**', others.map(({ fix: _, ...one }) => item(one)).join('\n')]),
    ...notes.map(prose),
    about.join(', '),
  ]
  return `${parts.join('\n\n')}\n`
}
