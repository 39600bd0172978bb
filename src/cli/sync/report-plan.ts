import type { RepositoryPlan } from '../../core/plan-with.ts'
import type { Paint } from '../../report/paint.ts'
import { isPlain } from '../../report/plain.ts'
import { planSummary, type SummaryInput } from '../../report/plan-summary.ts'
import { visibleLine } from '../../report/visible.ts'
import { templateVersion } from '../../templates/version.ts'
import type { Edit, Finding } from '../../types.ts'
import { version } from '../../version.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import type { ExitCode, World } from '../world.ts'
import type { Outcome } from './outcome.ts'
import type { SyncFlags } from './sync-flags.ts'

export interface Reporting {
  readonly command: 'apply' | 'check' | 'remove'
  readonly flags: SyncFlags
  readonly world: World
  /** Print diffs in the pretty form too. */
  readonly diffs: boolean
  /** The last lines of the pretty form. */
  readonly next: readonly string[]
}

/** Prints the outcomes in the form that was asked for, and gives the exit code: the worst of all. */
export async function reportOutcomes(outcomes: readonly Outcome[], ending: Reporting): Promise<ExitCode> {
  const { world, flags, command } = ending
  const exitCode = worst(outcomes)
  if (flags.markdown === true) {
    const { pullRequestText } = await import('../fleet/pull-request.ts')
    world.stdout.write(await pullRequestText(outcomes))
    return exitCode
  }
  const format = formatOf({ flags })
  if (format === 'pretty') {
    for (const outcome of outcomes) await printPretty(outcome, outcomes.length > 1, ending)
    if (flags.quiet !== true)
      for (const line of [...(await hints(outcomes)), ...ending.next]) world.stdout.write(`${line}\n`)
    return exitCode
  }
  const many = outcomes.length > 1
  const all = outcomes.map(outcome => (many ? withDirectory(outcome) : outcome))
  const [first] = outcomes
  const { editReports } = await import('../../report/edit-reports.ts')
  const { formatFindings } = await import('../../report/format-findings.ts')
  const report = {
    format,
    command,
    version,
    exitCode,
    edits: await editReports(all.flatMap(({ plan }) => plan.edits)),
    refusals: all.flatMap(({ plan }) => plan.refusals),
    ...(format === 'sarif' ? { pageOf: (await import('../rule-pages.ts')).rulePages(world) } : {}),
    ...(first === undefined || many ? {} : { profile: first.plan.profile }),
    extra: {
      templateVersion,
      ...(first?.plan.taken === undefined || many ? {} : { taken: first.plan.taken }),
      parts: all.flatMap(({ plan }) => plan.parts),
      written: outcomes.some(({ written }) => written),
    },
  }
  world.stdout.write(
    formatFindings(
      all.flatMap(({ plan }) => plan.findings),
      report,
    ),
  )
  return exitCode
}

async function printPretty(outcome: Outcome, many: boolean, ending: Reporting): Promise<void> {
  const { world, flags } = ending
  const { plan, directory, exitCode } = outcome
  const paint = paintOf({ flags }, world)
  const quiet = flags.quiet === true
  if (quiet && exitCode === 0) return
  if (many) world.stdout.write(`${paint.bold(visibleLine(await masked(directory.name)))}\n`)
  // Who said no has seen it above the question.
  if (!quiet && outcome.isDeclined !== true) {
    const reader = ending.command === 'remove' ? {} : await audience(plan)
    const tense = outcome.written ? 'done' : 'planned'
    world.stdout.write(
      await masked(planSummary({ edits: plan.edits, parts: plan.parts, ...reader, paint, tense })),
    )
  }
  if (ending.diffs) await printDiffs(plan.edits, world, paint)
  const { findings, refusals } = plan
  if (findings.length + refusals.length === 0) return
  const { formatFindings } = await import('../../report/format-findings.ts')
  const options = { format: 'pretty', command: ending.command, version, exitCode, paint, refusals } as const
  world.stdout.write(formatFindings(findings, { ...options, columns: world.stdout.columns }))
}

/** What will change, one line for each file. */
export async function printChanges(
  { parts, edits }: RepositoryPlan,
  world: World,
  paint: Paint,
): Promise<void> {
  const changing = parts.filter(({ path }) => edits.some(edit => edit.path === path))
  world.stdout.write(await masked(planSummary({ parts: changing, edits, paint, tense: 'planned' })))
}

/** Where to read on about what was found, once for all repositories. */
async function hints(outcomes: readonly Outcome[]): Promise<readonly string[]> {
  const findings = outcomes.flatMap(({ plan }) => plan.findings)
  const refusals = outcomes.flatMap(({ plan }) => plan.refusals)
  if (findings.length + refusals.length === 0) return []
  const { explainHint } = await import('../../report/explain-hint.ts')
  const hint = explainHint({ findings, refusals })
  return hint === undefined ? [] : [hint]
}

/** What recognises secrets is loaded only where a text could hold one. */
async function masked(text: string): Promise<string> {
  if (isPlain(text)) return text
  const { mask } = await import('../../report/mask.ts')
  return mask(text)
}

/** The diff of each edit, masked, coloured where the paint has colours. */
export async function printDiffs(edits: readonly Edit[], world: World, paint: Paint): Promise<void> {
  if (edits.length === 0) return
  const { editReports } = await import('../../report/edit-reports.ts')
  const { terminalDiff } = await import('../../report/terminal-diff.ts')
  for (const { diff } of await editReports(edits)) world.stdout.write(`\n${terminalDiff(diff, paint)}`)
  world.stdout.write('\n')
}

/** For whom the section is; said where something changes, since only then it can still be wrong. */
async function audience(plan: RepositoryPlan): Promise<Pick<SummaryInput, 'audience' | 'taken'>> {
  if (plan.edits.length === 0) return {}
  const { namesOf, takenNames } = await import('./profile-names.ts')
  const { profile, taken } = plan
  return { audience: namesOf(profile), ...(taken === undefined ? {} : { taken: takenNames(taken) }) }
}

function withDirectory(outcome: Outcome): Outcome {
  const at = (path: string) => `${outcome.directory.name}/${path}`
  const { plan } = outcome
  return {
    ...outcome,
    plan: {
      ...plan,
      parts: plan.parts.map(part => ({ ...part, path: at(part.path) })),
      edits: plan.edits.map(edit => ({ ...edit, path: at(edit.path) })),
      refusals: plan.refusals.map(refusal => ({ ...refusal, file: at(refusal.file) })),
      findings: plan.findings.map(finding =>
        finding.file === undefined ? finding : { ...finding, file: at(finding.file), ...moved(finding, at) },
      ),
    },
  }
}

function moved({ related }: Finding, at: (path: string) => string): Pick<Finding, 'related'> {
  return related === undefined ? {} : { related: related.map(place => ({ ...place, file: at(place.file) })) }
}

function worst(outcomes: readonly Outcome[]): ExitCode {
  const codes = outcomes.map(({ exitCode }) => exitCode)
  return codes.sort((one, other) => other - one)[0] ?? 0
}
