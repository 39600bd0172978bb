import type { RepositoryPlan } from '../../core/plan-with.ts'
import type { ChosenOptions } from '../../options/options.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import type { PlanRequest } from '../../repository/plan-request.ts'
import type { Arguments } from '../command.ts'
import type { ExitCode, World } from '../world.ts'
import { asksPerson } from './asks-person.ts'
import { type Directory, directoriesFrom } from './directories.ts'
import { endPlan } from './end-plan.ts'
import { isDry } from './is-dry.ts'
import type { Outcome } from './outcome.ts'
import { policyFrom } from './policy-from.ts'
import { reportOutcomes } from './report-plan.ts'
import type { SyncFlags } from './sync-flags.ts'

/** Brings repositories up to date with what was asked for, and reports it: `apply`, and every command that ends in it. */
export async function applyAsked(
  { asked, onlyShows = false }: { readonly asked: ChosenOptions; readonly onlyShows?: boolean },
  args: Arguments<SyncFlags>,
  world: World,
): Promise<ExitCode> {
  const flags: SyncFlags = onlyShows ? { ...args.flags, 'dry-run': true } : args.flags
  const policy = await policyFrom(flags, world)
  const requestFor = (root: string, isHere: boolean): PlanRequest => {
    // A person's sentences are replaced only where a flag asks for it; a configuration alone never does.
    const mayReplace = asked.onEdit === 'overwrite' && (flags.yes === true || isHere)
    return { root, asked, mayReplace, policy, want: 'present' }
  }
  if (flags.repos !== undefined) {
    const { runFleet } = await import('../fleet/run-fleet.ts')
    const each = async (directory: Directory) => {
      const plan = await planRepository(requestFor(directory.root, false), world)
      // Nobody is asked, so nothing may count on an answer.
      return endPlan({ directory, plan }, { ...flags, yes: true }, world)
    }
    return runFleet({ command: 'apply', args: { ...args, flags }, world, each })
  }
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(args.positionals, world)) {
    await world.breathe?.()
    const request = requestFor(directory.root, true)
    const plan = await planRepository(request, world)
    const outcome = await endAsking({ directory, plan, request }, flags, world)
    outcomes.push(outcome)
    // Who says no to one is asked nothing more.
    if (outcome.exitCode === 130 || outcome.isDeclined === true) break
  }
  const dryRun = isDry(flags, world)
  const wrote = outcomes.some(({ written }) => written)
  const how = onlyShows ? '`authmd apply`' : 'The same without `--dry-run`'
  const next = nextSteps(outcomes, dryRun ? how : undefined, wrote)
  return reportOutcomes(outcomes, { command: 'apply', flags, world, diffs: dryRun, next })
}

/** The same as {@link endPlan}, with the questions of a first run before it. */
async function endAsking(
  planned: { readonly directory: Directory; readonly plan: RepositoryPlan; readonly request: PlanRequest },
  flags: SyncFlags,
  world: World,
): Promise<Outcome> {
  const { directory, plan, request } = planned
  if (isDry(flags, world) || !asksPerson(flags, world)) return endPlan(planned, flags, world)
  const { askFirst } = await import('./first-run.ts')
  const answers = await askFirst({ root: directory.root, plan, asked: request.asked }, world)
  if (answers === 'cancelled') return { directory, plan, written: false, exitCode: 130 }
  const chosen = answers === undefined ? plan : await planRepository({ ...request, asked: answers }, world)
  return endPlan({ directory, plan: chosen }, flags, world)
}

/** `how`: what writes that which was only shown. */
function nextSteps(outcomes: readonly Outcome[], how: string | undefined, wrote: boolean): string[] {
  if (outcomes.some(({ exitCode }) => exitCode >= 2)) return wrote ? [] : ['Nothing was written.']
  if (how !== undefined && outcomes.some(({ plan }) => plan.edits.length > 0))
    return [`Nothing was written. ${how} writes it.`]
  if (outcomes.some(({ isDeclined }) => isDeclined)) return wrote ? [] : ['Nothing was written.']
  const isOpen = outcomes.some(({ plan }) => plan.parts.some(({ state }) => state === 'conflict'))
  const failed = outcomes.some(({ exitCode }) => exitCode > 0)
  if (!wrote) return isOpen || failed ? [] : ['Everything is current.']
  return ['Next: commit the changes, and let `authmd check` keep them current in CI.']
}
