import type { Diagnosis } from '../../credentials/facts.ts'
import { stateOf } from '../../credentials/state.ts'
import { credentialHeads, credentialRows, credentialTable } from '../../report/credential-table.ts'
import { formatFindings } from '../../report/format-findings.ts'
import { markdownReport } from '../../report/markdown.ts'
import { mask } from '../../report/mask.ts'
import { tally } from '../../report/problems.ts'
import type { Report } from '../../report/report.ts'
import { visibleLine } from '../../report/visible.ts'
import type { Finding } from '../../types.ts'
import { version } from '../../version.ts'
import type { Arguments } from '../command.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import type { ExitCode, World } from '../world.ts'
import { difference, sentence } from './sentence.ts'

export interface Outcome {
  readonly diagnosis: Diagnosis
  readonly findings: readonly Finding[]
  readonly exitCode: ExitCode
  /** Sentences about the run itself. */
  readonly notes: readonly string[]
}

/** Everything that doctor prints goes through here, and every line through the mask. */
export function print(outcome: Outcome, args: Arguments, world: World): void {
  const { diagnosis: d, findings, exitCode } = outcome
  const format = formatOf(args)
  const report: Report = { command: 'doctor', version, exitCode, findings, extra: extraOf(outcome) }
  if (args.flags['markdown'] === true) {
    world.stdout.write(mask(markdown(report, outcome)))
    return
  }
  if (format !== 'pretty') {
    world.stdout.write(formatFindings(findings, { ...report, format }))
    return
  }
  const paint = paintOf(args, world)
  const columns = world.stdout.isTTY ? { columns: world.stdout.columns } : {}
  const wrong = findings.filter(({ severity }) => severity !== 'info')
  if (args.flags['quiet'] === true) {
    world.stdout.write(formatFindings(wrong, { ...report, format, paint, ...columns }))
    return
  }
  const table = credentialTable(d, paint)
  const parts = [
    `${headline(outcome).join('\n')}\n`,
    ...(table === '' ? [] : [table]),
    ...(findings.length === 0 ? [] : [formatFindings(findings, { ...report, format, paint, ...columns })]),
    `${lastLine(outcome)}\n`,
  ]
  world.stdout.write(mask(parts.join('\n')))
}

function headline({ diagnosis: d, notes }: Outcome): readonly string[] {
  // Nobody answers a question in a pipeline.
  const differing = d.ci === undefined ? difference(d) : undefined
  return [
    ...notes,
    ...(differing === undefined ? [] : [differing]),
    sentence('claude -p', d.resolution, d),
  ].map(visibleLine)
}

function lastLine({ findings, diagnosis: d }: Outcome): string {
  if (findings.length === 0) {
    return `Nothing is wrong as far as this can be seen${d.online?.answer === undefined ? ' without the network' : ''}.`
  }
  const first = findings[0]
  return `${tally(findings)}. Begin with ${first?.ruleId}; \`authmd explain ${first?.ruleId}\` says more.`
}

function extraOf({ diagnosis: d, notes }: Outcome): Readonly<Record<string, unknown>> {
  const {
    credentials,
    resolution,
    interactive,
    settings,
    login,
    routes,
    client,
    online,
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
    routes,
    insideClaude,
    os,
    ...(client === undefined ? {} : { client }),
    ...(online === undefined ? {} : { online }),
    ...(printed.length === 0 ? {} : { causes: printed }),
    notes,
  }
}

function markdown(report: Report, outcome: Outcome): string {
  const { diagnosis: d } = outcome
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  const rows = credentialRows(d)
  const table =
    rows.length === 0
      ? []
      : [[row(credentialHeads), row(credentialHeads.map(() => '---')), ...rows.map(row)].join('\n')]
  const about = `authmd ${report.version}, ${d.os}${d.client === undefined ? '' : `, Claude Code ${d.client.version}`}`
  return [markdownReport(report).trimEnd(), headline(outcome).join(' '), ...table, about, '']
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}
