import type { ChosenOptions } from '../../options/options.ts'
import { commandHere, type ToolHere } from '../../report/tool-here.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import type { PlanRequest } from '../../repository/plan-request.ts'
import type { Arguments } from '../command.ts'
import { toolHere } from '../tool-here.ts'
import type { ExitCode, World } from '../world.ts'
import { allCurrent } from './all-current.ts'
import { type Directory, directoriesFrom } from './directories.ts'
import { endPlan, type PlanToEnd } from './end-plan.ts'
import { endingFor } from './ending.ts'
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
  const { flags } = args
  const ending = onlyShows ? 'show' : endingFor(flags, world)
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
      return endPlan({ directory, plan, ending: ending === 'ask' ? 'write' : ending, flags }, world)
    }
    return runFleet({ command: 'apply', writes: ending !== 'show', args, world, each })
  }
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(args.positionals, world)) {
    await world.breathe?.()
    const request = requestFor(directory.root, true)
    const plan = await planRepository(request, world)
    const outcome = await endAsking({ directory, plan, request, ending, flags }, world)
    outcomes.push(outcome)
    // Who says no to one is asked nothing more.
    if (outcome.exitCode === 130 || outcome.isDeclined === true) break
  }
  const dryRun = ending === 'show'
  const wrote = outcomes.some(({ written }) => written)
  const tool = toolHere(world, outcomes[0]?.directory.root ?? world.cwd)
  const how = onlyShows ? commandHere('apply', tool) : 'The same command without `--dry-run`'
  const next = nextSteps(outcomes, { how: dryRun ? how : undefined, wrote, tool })
  return reportOutcomes(outcomes, { command: 'apply', flags, world, diffs: dryRun, next })
}

/** The same as {@link endPlan}, with the questions of a first run before it. */
async function endAsking(
  planned: PlanToEnd & { readonly request: PlanRequest },
  world: World,
): Promise<Outcome> {
  const { directory, plan, request } = planned
  if (planned.ending !== 'ask') return endPlan(planned, world)
  const { askFirst } = await import('./first-run.ts')
  const answers = await askFirst({ root: directory.root, plan, asked: request.asked }, world)
  if (answers === 'cancelled') return { directory, plan, written: false, exitCode: 130 }
  const chosen = answers === undefined ? plan : await planRepository({ ...request, asked: answers }, world)
  return endPlan({ ...planned, plan: chosen }, world)
}

interface Done {
  /** What writes that which was only shown. */
  readonly how: string | undefined
  readonly wrote: boolean
  readonly tool: ToolHere
}

function nextSteps(outcomes: readonly Outcome[], { how, wrote, tool }: Done): string[] {
  if (outcomes.some(({ exitCode }) => exitCode >= 2)) return wrote ? [] : ['Nothing was written.']
  if (how !== undefined && outcomes.some(({ plan }) => plan.edits.length > 0))
    return [`Nothing was written. ${how} writes it.`]
  if (outcomes.some(({ isDeclined }) => isDeclined)) return wrote ? [] : ['Nothing was written.']
  const isOpen = outcomes.some(({ plan }) => plan.parts.some(({ state }) => state === 'conflict'))
  const failed = outcomes.some(({ exitCode }) => exitCode > 0)
  if (!wrote) return isOpen || failed ? [] : [allCurrent]
  // A hook, and a workflow, is where they are kept current.
  if (tool.apply !== undefined) return ['Next: add what changed, and commit again.']
  if (tool.where !== undefined) return ['Next: commit the changes.']
  return [`Next: commit the changes, and let ${commandHere('check', tool)} keep them current in CI.`]
}
