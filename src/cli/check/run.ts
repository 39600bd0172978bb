import type { RepositoryPlan } from '../../core/plan.ts'
import type { PartState } from '../../targets/target.ts'
import { type Arguments, UsageError } from '../command.ts'
import { formatOf } from '../flags.ts'
import { type Directory, directoriesFrom } from '../sync/directories.ts'
import { choiceFlags } from '../sync/flags.ts'
import { planRepository } from '../sync/plan-repository.ts'
import { readChoices } from '../sync/read-choices.ts'
import { type Outcome, reportOutcomes } from '../sync/report-plan.ts'
import type { ExitCode, World } from '../world.ts'

/** What `--fail-on` can name; the default is the first three. */
const reasons = ['outdated', 'conflict', 'error', 'edited'] as const
type Reason = (typeof reasons)[number]

export async function run(args: Arguments, world: World): Promise<ExitCode> {
  const choices = await readChoices(args)
  const failOn = failOnFrom(args)
  const recursive = args.flags['recursive'] === true
  const each = async (directory: Directory): Promise<Outcome> => {
    const request = { root: directory.root, choices, onEdit: undefined, recursive, want: 'present' } as const
    const plan = await planRepository(request, world)
    const findings = [...plan.findings, ...(await told(plan, failOn, args))]
    return { directory, plan: { ...plan, findings }, exitCode: codeFor(plan, failOn), written: false }
  }
  if (args.flags['repos'] !== undefined) {
    const { runFleet } = await import('../fleet/run-fleet.ts')
    return runFleet({ command: 'check', args, world, each })
  }
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(args.positionals, world)) {
    await world.breathe?.()
    outcomes.push(await each(directory))
  }
  const next = nextSteps(outcomes, args)
  return reportOutcomes(outcomes, { command: 'check', args, world, diffs: true, next })
}

function nextSteps(outcomes: readonly Outcome[], { flags }: Arguments): readonly string[] {
  if (outcomes.some(({ exitCode }) => exitCode === 2)) return []
  if (outcomes.some(({ plan }) => plan.edits.length > 0)) {
    // Without them apply would write what is recorded, which is not what was shown.
    const asked = choiceFlags.some(({ name }) => flags[name] !== undefined)
    return [`Run \`authmd apply\`${asked ? ' with the same flags' : ''} to write this.`]
  }
  const open = outcomes.some(({ plan, exitCode }) => exitCode > 0 || isIn(plan, 'conflict'))
  return open ? [] : ['Everything is current.']
}

function codeFor(plan: RepositoryPlan, failOn: readonly Reason[]): ExitCode {
  if (plan.refusals.length > 0) return 2
  const found: Readonly<Record<Reason, boolean>> = {
    outdated: plan.edits.length > 0,
    conflict: isIn(plan, 'conflict'),
    error: plan.findings.some(({ severity }) => severity === 'error'),
    edited: isIn(plan, 'edited'),
  }
  return failOn.some(reason => found[reason]) ? 1 : 0
}

/** Findings for what makes this run fail, where nothing else that is printed would say it. */
async function told(plan: RepositoryPlan, failOn: readonly Reason[], args: Arguments) {
  const withoutDiff = ['github', 'sarif'].includes(formatOf(args)) && plan.edits.length > 0
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

function failOnFrom({ flags }: Arguments): readonly Reason[] {
  const given = flags['fail-on']
  if (!Array.isArray(given)) return ['outdated', 'conflict', 'error']
  for (const name of given) {
    if (!reasons.some(reason => reason === name)) {
      throw new UsageError(`--fail-on does not know \`${name}\`: one of ${reasons.join(', ')}`)
    }
  }
  return reasons.filter(reason => given.includes(reason))
}
