import type { Diagnosis } from '../../credentials/facts.ts'
import type { Resolution } from '../../credentials/types.ts'
import { difference, sentence as sent } from '../../diagnosis/sentence.ts'
import { credentialHeads, credentialRows } from '../../report/credential-table.ts'
import { code, item, prose } from '../../report/markdown.ts'
import { checkLine, sentence, steps } from '../../report/markdown-steps.ts'
import { besideCredentials } from '../../report/source-table.ts'
import { version } from '../../version.ts'
import { furtherFindings } from './further-findings.ts'
import type { Outcome } from './outcome.ts'

/** The answer as a person hands it to a maintainer: what happened, the sources, the cause, what to do, the versions. */
export function markdownAnswer(outcome: Outcome): string {
  const { diagnosis: d, findings, answer, notes, tool } = outcome
  const [first, ...others] = findings
  const row = (cells: readonly string[]) => `| ${cells.map(text => prose(text)).join(' | ')} |`
  const rows = [
    ...besideCredentials(d, first).map(([where, what, kind, state]) => [where, what, kind, '-', state]),
    ...credentialRows(d),
  ]
  const parts = [
    '### authmd doctor',
    ...(d.pasted ? [printed(d)] : []),
    sentence(answer.event),
    ...(rows.length === 0
      ? []
      : [[row(credentialHeads), row(credentialHeads.map(() => '---')), ...rows.map(row)].join('\n')]),
    ...(first === undefined || answer.cause === undefined
      ? []
      : [`**${answer.isCause ? 'Cause' : 'Note'}:** ${sentence(answer.cause)} (\`${first.ruleId}\`)`]),
    ...(answer.fix.length === 0 ? [] : ['**Fix:**', steps(answer.fix)]),
    // This is the report to which it leads.
    ...(answer.check === undefined || answer.check.includes('--markdown')
      ? []
      : [`**Check:** ${checkLine(answer.check)}`]),
    ...(others.length === 0
      ? []
      : [
          '**Also seen:**',
          furtherFindings(others, { withFixes: tool.doctorAlone === true })
            .map(item)
            .join('\n'),
        ]),
    `**Sent:** ${[sent('`claude -p`', d.resolution, d), ...inSession(d)].map(sentence).join(' ')}`,
    `**Known by:** ${evidenceOf(d.resolution)}`,
    ...notes.map(prose),
    about(outcome).join(', '),
  ]
  return `${parts.join('\n\n')}\n`
}

/**
 * What was pasted, in the words that are known: the text itself may hold what no form gives away, and stays with the
 * person who has it.
 */
function printed({ sender, printed: causes }: Diagnosis): string {
  const known = [
    ...(sender?.status === undefined ? [] : [String(sender.status)]),
    ...(sender?.says === undefined ? [] : [code(sender.says)]),
  ]
  const request = sender?.requestId === undefined ? [] : [`request ${code(sender.requestId)}`]
  const [first] = causes
  const words = known.length > 0 || first === undefined ? known : [prose(first.why)]
  const told = words.length > 0 ? words : ["a text that authmd doesn't know"]
  return `**Printed:** ${[...told, ...request].join(', ')}`
}

/** Where a session sends something else. */
function inSession(d: Diagnosis): readonly string[] {
  const differing = d.ci === undefined ? difference(d) : undefined
  return differing === undefined ? [] : [differing]
}

/** How what is said of it is known; a guess is called one. */
function evidenceOf({ evidence, measuredOn, unknownInputs = [] }: Resolution): string {
  if (evidence === 'measured') return `measured on Claude Code ${measuredOn ?? ''}`.trimEnd()
  if (evidence === 'proven') return 'seen just now, with the client on this machine'
  if (evidence === 'documented') return 'the documentation; never measured'
  return prose(`not fully known: ${unknownInputs.map(({ name, where }) => `${name} (${where})`).join(', ')}`)
}

/** What a maintainer asks for first: the versions, and where it was. */
function about({ diagnosis, now, node }: Outcome): readonly string[] {
  const { client, os, shell, container, ssh, editor, ci } = diagnosis
  return [
    `authmd ${version}`,
    ...(node === undefined ? [] : [`Node ${node}`]),
    client === undefined ? 'Claude Code not found' : `Claude Code ${client.version}`,
    os,
    ...(shell === undefined ? [] : [shell]),
    ...(ci === undefined ? [] : ['CI']),
    ...(container ? ['container'] : []),
    ...(ssh ? ['SSH'] : []),
    ...(editor === undefined ? [] : [editor]),
    new Date(now).toISOString().slice(0, 10),
  ]
}
