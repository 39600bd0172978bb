import type { RepositoryPlan } from '../../core/plan.ts'
import { end } from '../apply/run.ts'
import type { Arguments } from '../command.ts'
import { directoriesFrom } from '../sync/directories.ts'
import { planRepository } from '../sync/plan-repository.ts'
import { type Outcome, reportOutcomes } from '../sync/report-plan.ts'
import type { ExitCode, World } from '../world.ts'

export async function run(args: Arguments, world: World): Promise<ExitCode> {
  const dryRun = args.flags['dry-run'] === true || world.env['DRY_RUN'] === 'true'
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(args.positionals, world)) {
    await world.breathe?.()
    const plan = await planRepository(
      {
        root: directory.root,
        choices: undefined,
        onEdit: undefined,
        recursive: args.flags['recursive'] === true,
        want: 'absent',
      },
      world,
    )
    outcomes.push(await end(directory, { ...plan, parts: concerned(plan) }, dryRun, args, world))
  }
  const next = nextSteps(outcomes, dryRun)
  return reportOutcomes(outcomes, { command: 'remove', args, world, diffs: dryRun, next })
}

/** The files that hold something of ours: what was looked at besides is no news. */
function concerned({ parts, edits }: RepositoryPlan): RepositoryPlan['parts'] {
  return parts.filter(({ path, state }) => state !== 'current' || edits.some(edit => edit.path === path))
}

function nextSteps(outcomes: readonly Outcome[], dryRun: boolean): readonly string[] {
  if (outcomes.some(({ exitCode }) => exitCode >= 2))
    return outcomes.some(({ written }) => written) ? [] : ['Nothing was written.']
  if (outcomes.every(({ plan }) => plan.edits.length === 0)) return ['There is nothing of ours to take out.']
  return [
    dryRun
      ? 'Nothing was written. The same without `--dry-run` takes it out.'
      : 'Next: commit what was taken out.',
  ]
}
