import type { Diagnosis } from '../../credentials/facts.ts'
import { stateOf } from '../../credentials/state.ts'
import { inItsRun } from '../../diagnosis/scene.ts'
import { difference } from '../../diagnosis/sentence.ts'
import { answerText, wrap } from '../../report/answer.ts'
import { prettyFindings } from '../../report/findings.ts'
import { mask } from '../../report/mask.ts'
import { place, tally } from '../../report/problems.ts'
import type { Report } from '../../report/report.ts'
import { sourceTable } from '../../report/source-table.ts'
import { told } from '../../report/told.ts'
import { commandHere, textHere } from '../../report/tool-here.ts'
import { visible } from '../../report/visible.ts'
import type { Finding } from '../../types.ts'
import { version } from '../../version.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import type { World } from '../world.ts'
import type { DoctorFlags } from './flags.ts'
import { furtherFindings } from './further-findings.ts'
import type { Outcome } from './outcome.ts'

/** Everything that doctor prints goes through here, and every line through the mask. */
export async function print(outcome: Outcome, flags: DoctorFlags, world: World): Promise<void> {
  const { findings, left, exitCode } = outcome
  const format = formatOf({ flags })
  const all = [...findings, ...left]
  const report: Report = { command: 'doctor', version, exitCode, findings: all, extra: extraOf(outcome) }
  if (flags.markdown === true) {
    const { markdownAnswer } = await import('./markdown-answer.ts')
    world.stdout.write(visible(mask(markdownAnswer(outcome))))
    return
  }
  if (format !== 'pretty') {
    const { formatFindings } = await import('../../report/format-findings.ts')
    const { forCodeScanning } = await import('../for-code-scanning.ts')
    const more = await forCodeScanning(format, world)
    world.stdout.write(formatFindings(all, { ...report, ...more, format }))
    return
  }
  const isQuiet = flags.quiet === true
  const wrong = isQuiet ? findings.filter(({ severity }) => severity !== 'info') : findings
  if (isQuiet && wrong.length === 0) {
    if (left.length > 0)
      world.stdout.write(mask(prettyFindings({ findings: left }, { paint: paintOf({ flags }, world) })))
    return
  }
  world.stdout.write(mask(pretty({ ...outcome, findings: wrong }, flags, world)))
}

/** Wide enough for a sentence, narrow enough to be read. */
const WIDEST = 100
const USUAL = 80

function pretty(outcome: Outcome, flags: DoctorFlags, world: World): string {
  const { diagnosis: d, findings, answer, notes } = outcome
  const paint = paintOf({ flags }, world)
  const columns = world.stdout.isTTY ? Math.min(world.stdout.columns, WIDEST) : USUAL
  const [first, ...others] = findings
  const table = sourceTable(inItsRun(d), first, { columns, paint })
  // Nobody answers a question in a pipeline.
  const differs = d.ci === undefined && !d.pasted && first?.ruleId !== 'key-declined'
  const differing = differs ? difference(d) : undefined
  const about = [...notes, ...(differing === undefined ? [] : [differing])].map(
    note => `${wrap(note, columns).join('\n')}\n`,
  )
  const { tool } = outcome
  // Who has no other command to ask for a fix reads all of them here.
  const isAll = tool.doctorAlone === true && flags.quiet !== true
  const listed = (some: readonly Finding[]) =>
    some.length === 0
      ? []
      : [prettyFindings({ findings: told(furtherFindings(some, { withFixes: isAll })) }, { paint, columns })]
  // What is only worth knowing gets a line; the whole answer is for what fails, or failed.
  const isCalm = first?.severity === 'info' && !d.pasted && d.resolution.request
  if (first === undefined || isCalm) {
    const event = `${wrap(answer.event, columns).join('\n')}\n`
    const parts = [event, ...(table === '' ? [] : [table]), ...about, ...listed(findings)]
    return [...parts, `${wrap(allFits(d), columns).join('\n')}\n`].join('\n')
  }
  const more = tool.pages ?? textHere(`authmd explain ${first.ruleId}`, tool)
  const cause = withPlace(first, answer, table)
  const whole = answerText(
    { ...answer, ...cause, ...(isAll ? {} : { more }), table, severity: first.severity },
    { columns, paint },
  )
  const page =
    tool.doctorAlone === true
      ? commandHere('doctor', tool)
      : (tool.pages ?? commandHere('explain NAME', tool))
  const pages = others.length === 0 || isAll ? '' : ` ${page} has the fix of each name in parentheses.`
  return [
    whole,
    ...about,
    ...listed(others),
    `${wrap(`${tally(findings)}.${pages}`, columns).join('\n')}\n`,
  ].join('\n')
}

/** Where the fault stands is told somewhere in the answer: in the table, in a sentence, else behind the cause. */
function withPlace(
  first: Finding,
  { event, cause, fix }: Outcome['answer'],
  table: string,
): { readonly cause?: string } {
  const at = place(first)
  if (cause === undefined) return {}
  const isTold = at === '' || [table, event, cause, ...fix].some(text => text.includes(at))
  return { cause: isTold ? cause : `${cause.replace(/\.$/, '')} (${at}).` }
}

function allFits({ online, resolution }: Diagnosis): string {
  if (online?.answer === 'accepted') return 'Everything that can be seen from here fits together.'
  return resolution.provider === 'anthropic'
    ? 'Everything that can be seen from here fits together. To see whether the server accepts it, run `claude -p hi`.'
    : 'Everything that can be seen from here fits together. To see whether the provider accepts it, run `claude -p hi`.'
}

function extraOf({ diagnosis: d, notes, answer }: Outcome): Readonly<Record<string, unknown>> {
  const {
    credentials,
    resolution,
    interactive,
    settings,
    login,
    logins,
    routes,
    client,
    online,
    proof,
    insideClaude,
    os,
    printed,
  } = d
  return {
    resolution,
    resolutionInteractive: interactive,
    sources: credentials.map(one => ({ ...one, state: stateOf(one, d) })),
    settings,
    login,
    logins,
    routes,
    insideClaude,
    os,
    ...(client === undefined ? {} : { client }),
    ...(online === undefined ? {} : { online }),
    ...(proof === undefined ? {} : { proof }),
    ...(printed.length === 0 ? {} : { causes: printed }),
    answer,
    notes,
  }
}
