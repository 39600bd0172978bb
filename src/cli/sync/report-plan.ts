import type { RepositoryPlan } from '../../core/plan-with.ts'
import type { Paint } from '../../report/paint.ts'
import { isPlain } from '../../report/plain.ts'
import { planSummary, type SummaryInput } from '../../report/plan-summary.ts'
import type { ToolHere } from '../../report/tool-here.ts'
import { visibleLine } from '../../report/visible.ts'
import { templateVersion } from '../../templates/version.ts'
import type { Edit } from '../../types.ts'
import { version } from '../../version.ts'
import { formatOf } from '../flags.ts'
import { paintOf } from '../paint-of.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import type { Outcome } from './outcome.ts'
import { commonTop, placedOutcomes } from './placed-outcomes.ts'
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
      for (const line of [...(await hints(outcomes, toolFor(outcomes, world))), ...ending.next])
        world.stdout.write(`${line}\n`)
    return exitCode
  }
  const many = outcomes.length > 1
  const all = placedOutcomes(outcomes, format)
  const [first] = outcomes
  const root = first?.directory.root ?? world.cwd
  const { editReports } = await import('../../report/edit-reports.ts')
  const { forCodeScanning } = await import('../for-code-scanning.ts')
  const { formatFindings } = await import('../../report/format-findings.ts')
  const report = {
    format,
    command,
    version,
    exitCode,
    tool: toolFor(outcomes, world),
    edits: await editReports(all.flatMap(({ plan }) => plan.edits)),
    refusals: all.flatMap(({ plan }) => plan.refusals),
    ...(await forCodeScanning(format, world, commonTop(outcomes) ?? (many ? world.cwd : root))),
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
  const tool = toolFor([outcome], world)
  const options = {
    format: 'pretty',
    command: ending.command,
    version,
    exitCode,
    paint,
    refusals,
    tool,
  } as const
  // A log has no width: a finding on one line is what grep and a problem matcher read.
  const { isTTY, columns } = world.stdout
  world.stdout.write(formatFindings(findings, { ...options, ...(isTTY ? { columns } : {}) }))
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
async function hints(outcomes: readonly Outcome[], tool: ToolHere): Promise<readonly string[]> {
  const findings = outcomes.flatMap(({ plan }) => plan.findings)
  const refusals = outcomes.flatMap(({ plan }) => plan.refusals)
  if (findings.length + refusals.length === 0) return []
  const { explainHint } = await import('../../report/explain-hint.ts')
  const hint = explainHint({ findings, refusals, tool })
  return hint === undefined ? [] : [hint]
}

/** Of several repositories the first tells: they are worked on in one run. */
function toolFor([first]: readonly Outcome[], world: World): ToolHere {
  return toolHere(world, first?.directory.root ?? world.cwd)
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

function worst(outcomes: readonly Outcome[]): ExitCode {
  const codes = outcomes.map(({ exitCode }) => exitCode)
  return codes.sort((one, other) => other - one)[0] ?? 0
}
