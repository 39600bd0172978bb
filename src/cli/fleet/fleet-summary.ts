import { describeEdit } from '../../report/describe-edit.ts'
import type { Outcome } from '../sync/outcome.ts'

/** What stands of a fleet when all is done: numbers, and a few names for each reason. */
export interface FleetSummary {
  readonly count: (outcome: Outcome) => void
  readonly fail: (repository: string, reason: string) => void
  /** Lines for whoever answers for all of them; none where everything is current and nothing was found. */
  readonly lines: (verb: string) => readonly string[]
}

/** Of more, only the number is told: memory does not grow with the list, and nobody reads on. */
const mostNamed = 10
const mostRows = 20

interface Tally {
  count: number
  readonly names: string[]
}

export function fleetSummary(): FleetSummary {
  const changes = new Map<string, Tally>()
  const reasons = new Map<string, Tally>()
  const findings = new Map<string, Tally>()
  return {
    count: ({ plan, directory }) => {
      for (const edit of plan.edits)
        add(changes, `${edit.path}: ${withoutNumbers(describeEdit(edit, 'done'))}`, '')
      for (const { file, line, reason } of plan.refusals)
        add(reasons, reason, `${directory.name}/${file}${line === undefined ? '' : `:${line}`}`)
      for (const ruleId of new Set(plan.findings.map(finding => finding.ruleId)))
        add(findings, ruleId, directory.name)
    },
    fail: (repository, reason) => add(reasons, reason, repository),
    lines: verb => [
      ...part(`Files (${verb})`, changes),
      ...part('Refused or failed', reasons),
      ...part('Findings', findings),
    ],
  }
}

function add(tallies: Map<string, Tally>, key: string, name: string): void {
  const tally = tallies.get(key) ?? { count: 0, names: [] }
  tally.count++
  if (name !== '' && tally.names.length < mostNamed) tally.names.push(name)
  tallies.set(key, tally)
}

function part(title: string, tallies: ReadonlyMap<string, Tally>): readonly string[] {
  if (tallies.size === 0) return []
  const rows = [...tallies].sort(([, one], [, other]) => other.count - one.count)
  const shown = rows.slice(0, mostRows)
  const more = rows.length - shown.length
  return [
    title,
    ...shown.map(([what, tally]) => `  ${String(tally.count).padStart(5)}  ${what}${namesOf(tally)}`),
    ...(more > 0 ? [`         and ${more} of other kinds`] : []),
  ]
}

function namesOf({ count, names }: Tally): string {
  if (names.length === 0) return ''
  const more = count - names.length
  return ` (${names.join(', ')}${more > 0 ? `, and ${more} more` : ''})`
}

/** "section added (24 lines)" is one kind of change, however many lines. */
function withoutNumbers(text: string): string {
  const [kind = text] = text.split(' (', 1)
  return kind.replace(/^\d+ /, '')
}
