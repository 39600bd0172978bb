import { end } from '../apply/run.ts'
import type { Arguments } from '../command.ts'
import { directoriesFrom } from '../sync/directories.ts'
import { planRepository } from '../sync/plan-repository.ts'
import { readChoices } from '../sync/read-choices.ts'
import { type Outcome, reportOutcomes } from '../sync/report-plan.ts'
import type { ExitCode, World } from '../world.ts'

export async function run(args: Arguments, world: World): Promise<ExitCode> {
  const choices = await readChoices(args)
  const dryRun = args.flags['dry-run'] === true || world.env['DRY_RUN'] === 'true'
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(args.positionals, world)) {
    await world.breathe?.()
    const plan = await planRepository(
      { root: directory.root, choices, onEdit: undefined, want: 'absent' },
      world,
    )
    outcomes.push(await end(directory, plan, dryRun, args, world))
  }
  const none = outcomes.every(({ plan }) => plan.edits.length === 0)
  const next = none ? ['There is nothing of ours to take out.'] : dryRun ? ['Nothing was written.'] : []
  return reportOutcomes(outcomes, { command: 'remove', args, world, diffs: dryRun, next })
}
