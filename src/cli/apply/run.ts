import type { RepositoryPlan } from '../../core/plan.ts'
import type { Ways } from '../../managed/merge/ways.ts'
import type { Arguments } from '../command.ts'
import { asksPerson } from '../sync/asks-person.ts'
import { type Directory, directoriesFrom } from '../sync/directories.ts'
import { mayWrite } from '../sync/may-write.ts'
import { type PlanRequest, planRepository } from '../sync/plan-repository.ts'
import { readChoices, readOnEdit } from '../sync/read-choices.ts'
import { type Outcome, reportOutcomes } from '../sync/report-plan.ts'
import { writePlan } from '../sync/write-plan.ts'
import type { ExitCode, World } from '../world.ts'

export async function run(args: Arguments, world: World): Promise<ExitCode> {
  const choices = await readChoices(args)
  const onEdit = await readOnEdit(args)
  const ways = waysFrom(args)
  const recursive = args.flags['recursive'] === true
  const dryRun = args.flags['dry-run'] === true || world.env['DRY_RUN'] === 'true'
  if (args.flags['repos'] !== undefined) {
    const { runFleet } = await import('../fleet/run-fleet.ts')
    // Nobody is asked, so nothing may count on an answer.
    const silent = { ...args, flags: { ...args.flags, yes: true } }
    const sure = { ...ways, replace: ways.replace === true && args.flags['yes'] === true }
    const each = async (directory: Directory) => {
      const request = {
        root: directory.root,
        choices,
        onEdit,
        ways: sure,
        recursive,
        want: 'present',
      } as const
      return end(directory, await planRepository(request, world), dryRun, silent, world)
    }
    return runFleet({ command: 'apply', args, world, each })
  }
  const directories = directoriesFrom(args.positionals, world)
  const outcomes: Outcome[] = []
  for (const directory of directories) {
    await world.breathe?.()
    const request = { root: directory.root, choices, onEdit, ways, recursive, want: 'present' } as const
    const plan = await planRepository(request, world)
    const outcome = await endAsking(directory, plan, request, dryRun, args, world)
    outcomes.push(outcome)
    // Who says no to one is asked nothing more.
    if (outcome.exitCode === 130) break
  }
  const wrote = outcomes.some(({ written }) => written)
  return reportOutcomes(outcomes, {
    command: 'apply',
    args,
    world,
    diffs: dryRun,
    next: nextSteps(outcomes, dryRun, wrote),
  })
}

/** A person's sentences are replaced only where a flag asks for it; a configuration alone never does. */
function waysFrom({ flags }: Arguments): Ways {
  return {
    adopt: flags['no-adopt'] !== true,
    replace: flags['on-edit'] === 'overwrite',
    repair: flags['repair'] === true,
  }
}

/** The same as {@link end}, with the questions of a first run before it. */
async function endAsking(
  directory: Directory,
  plan: RepositoryPlan,
  request: PlanRequest,
  dryRun: boolean,
  args: Arguments,
  world: World,
): Promise<Outcome> {
  if (dryRun || !asksPerson(args, world)) return end(directory, plan, dryRun, args, world)
  const { askFirst } = await import('../sync/first-run.ts')
  const answers = await askFirst(directory.root, plan, request.choices, world)
  if (answers === 'cancelled') return { directory, plan, written: false, exitCode: 130 }
  const chosen = answers === undefined ? plan : await planRepository({ ...request, choices: answers }, world)
  return end(directory, chosen, dryRun, args, world)
}

/** Ends the plan of one repository: a refusal, a preview, or the write. */
export async function end(
  directory: Directory,
  plan: RepositoryPlan,
  dryRun: boolean,
  args: Arguments,
  world: World,
): Promise<Outcome> {
  const stay = { directory, plan, written: false }
  if (plan.refusals.length > 0) return { ...stay, exitCode: 2 }
  const exitCode = plan.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  if (dryRun || plan.edits.length === 0) return { ...stay, exitCode }
  if (!(await mayWrite(directory, plan, args, world))) return { ...stay, exitCode: 130 }
  // An interrupt that came while planning is answered here, before anything is written.
  await world.breathe?.()
  const outcome = writePlan(directory.root, plan)
  return { directory, ...outcome, exitCode: outcome.plan.refusals.length > 0 ? 2 : exitCode }
}

function nextSteps(outcomes: readonly Outcome[], dryRun: boolean, wrote: boolean): string[] {
  if (outcomes.some(({ exitCode }) => exitCode >= 2)) return wrote ? [] : ['Nothing was written.']
  if (dryRun && outcomes.some(({ plan }) => plan.edits.length > 0))
    return ['Nothing was written. The same without `--dry-run` writes it.']
  const isOpen = outcomes.some(({ plan }) => plan.parts.some(({ state }) => state === 'conflict'))
  const failed = outcomes.some(({ exitCode }) => exitCode > 0)
  if (!wrote) return isOpen || failed ? [] : ['Everything is current.']
  return ['Next: commit the changes, and let `authmd check` keep them current in CI.']
}
