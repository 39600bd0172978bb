import type { RepositoryPlan } from '../../core/plan-with.ts'
import { commandHere } from '../../report/tool-here.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import type { PartState } from '../../targets/target.ts'
import type { Finding } from '../../types.ts'
import type { Run } from '../command.ts'
import { formatOf } from '../flags.ts'
import { allCurrent } from '../sync/all-current.ts'
import { type Directory, directoriesFrom } from '../sync/directories.ts'
import { isGiven, planGiven } from '../sync/given-document.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { Outcome } from '../sync/outcome.ts'
import { policyFrom } from '../sync/policy-from.ts'
import { reportOutcomes } from '../sync/report-plan.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import { type CheckFlags, type Reason, reasons } from './flags.ts'

export const run: Run<CheckFlags> = async (args, world) => {
  const { flags } = args
  const given = await optionsFrom(flags)
  const failOn = reasons.filter(reason => (flags['fail-on'] ?? usualReasons).includes(reason))
  // An edit whose checksum was computed anew is seen by a fresh rendering alone.
  const asked = failOn.includes('edited') ? { ...given, exact: true } : given
  const policy = await policyFrom(flags, world)
  const judged = async (directory: Directory, plan: RepositoryPlan): Promise<Outcome> => {
    const wrong = await corrections(plan)
    const findings = [...plan.findings, ...wrong, ...(await told(plan, failOn, flags))]
    const exitCode = codeFor(plan, failOn, wrong.length > 0)
    return { directory, plan: { ...plan, findings }, exitCode, written: false }
  }
  const each = async (directory: Directory): Promise<Outcome> =>
    judged(directory, await planRepository({ root: directory.root, asked, policy, want: 'present' }, world))
  if (isGiven(args)) {
    const { directory, plan } = await planGiven({ name: flags.path, policy }, asked, world)
    const outcome = await judged(directory, plan)
    return reportOutcomes([outcome], { command: 'check', flags, world, diffs: true, next: [] })
  }
  if (flags.repos !== undefined) {
    const { runFleet } = await import('../fleet/run-fleet.ts')
    return runFleet({ command: 'check', writes: false, args, world, each })
  }
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(args.positionals, world)) {
    await world.breathe?.()
    outcomes.push(await each(directory))
  }
  // Without them apply would write what is recorded, which is not what was shown.
  const hasAsked =
    policy !== undefined || Object.keys(given).some(key => key !== 'exact' && key !== 'recursive')
  const next = [...(await wording(outcomes)), ...nextSteps(outcomes, { hasAsked, world })]
  return reportOutcomes(outcomes, { command: 'check', flags, world, diffs: true, next })
}

const usualReasons: readonly Reason[] = ['outdated', 'conflict', 'error']

function nextSteps(
  outcomes: readonly Outcome[],
  { hasAsked, world }: { readonly hasAsked: boolean; readonly world: World },
): readonly string[] {
  if (outcomes.some(({ exitCode }) => exitCode === 2)) return []
  if (outcomes.some(({ plan }) => plan.edits.length > 0)) {
    const tool = toolHere(world, outcomes[0]?.directory.root ?? world.cwd)
    const same = hasAsked ? ` with the same ${tool.flags ?? 'flags'}` : ''
    return [`Run ${commandHere('apply', tool)}${same} to write this.`]
  }
  const open = outcomes.some(({ plan, exitCode }) => exitCode > 0 || isIn(plan, 'conflict'))
  return open ? [] : [allCurrent]
}

function codeFor(plan: RepositoryPlan, failOn: readonly Reason[], wrong: boolean): ExitCode {
  if (plan.refusals.length > 0) return 2
  const found: Readonly<Record<Reason, boolean>> = {
    outdated: plan.edits.length > 0,
    conflict: isIn(plan, 'conflict'),
    error: plan.findings.some(({ severity }) => severity === 'error'),
    wrong,
    edited: isIn(plan, 'edited'),
  }
  return failOn.some(reason => found[reason]) ? 1 : 0
}

/** What an outdated section says wrong. */
async function corrections(plan: RepositoryPlan): Promise<readonly Finding[]> {
  if (plan.edits.length === 0 && !isIn(plan, 'conflict')) return []
  const { correctionFindings } = await import('./wording-of.ts')
  return correctionFindings(plan.parts)
}

async function wording(outcomes: readonly Outcome[]): Promise<readonly string[]> {
  if (outcomes.every(({ plan }) => plan.edits.length === 0)) return []
  const { wordingNote } = await import('./wording-of.ts')
  return wordingNote(outcomes.flatMap(({ plan }) => plan.parts))
}

/** Findings for what makes this run fail, where nothing else that is printed would say it. */
async function told(plan: RepositoryPlan, failOn: readonly Reason[], flags: CheckFlags) {
  const withoutDiff = ['github', 'sarif'].includes(formatOf({ flags })) && plan.edits.length > 0
  const edited = failOn.includes('edited') && isIn(plan, 'edited')
  if (plan.refusals.length > 0 || (!withoutDiff && !edited)) return []
  const { editedFindings, outdatedFindings } = await import('./pending-findings.ts')
  return [
    ...(withoutDiff ? outdatedFindings(plan, failOn.includes('outdated') ? 'error' : 'warning') : []),
    ...(edited ? editedFindings(plan) : []),
  ]
}

function isIn(plan: RepositoryPlan, wanted: PartState): boolean {
  return plan.parts.some(({ state, also }) => state === wanted || also?.includes(wanted) === true)
}
