import type { RepositoryPlan } from '../../core/plan-with.ts'
import { planRepository } from '../../repository/plan-repository.ts'
import type { Run } from '../command.ts'
import { directoriesFrom } from '../sync/directories.ts'
import { endPlan } from '../sync/end-plan.ts'
import { endingFor } from '../sync/ending.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { Outcome } from '../sync/outcome.ts'
import { reportOutcomes } from '../sync/report-plan.ts'
import type { RemoveFlags } from './flags.ts'

export const run: Run<RemoveFlags> = async ({ flags, positionals }, world) => {
  const asked = await optionsFrom(flags)
  const ending = endingFor(flags, world)
  const outcomes: Outcome[] = []
  for (const directory of directoriesFrom(positionals, world)) {
    await world.breathe?.()
    const plan = await planRepository({ root: directory.root, asked, want: 'absent' }, world)
    const outcome = await endPlan(
      { directory, plan: { ...plan, parts: concerned(plan) }, ending, flags },
      world,
    )
    outcomes.push(outcome)
    if (outcome.exitCode === 130 || outcome.isDeclined === true) break
  }
  const dryRun = ending === 'show'
  const next = nextSteps(outcomes, dryRun)
  return reportOutcomes(outcomes, { command: 'remove', flags, world, diffs: dryRun, next })
}

/** The files that hold something of ours: what was looked at besides is no news. */
function concerned({ parts, edits }: RepositoryPlan): RepositoryPlan['parts'] {
  return parts.filter(({ path, state }) => state !== 'current' || edits.some(edit => edit.path === path))
}

function nextSteps(outcomes: readonly Outcome[], dryRun: boolean): readonly string[] {
  if (outcomes.some(({ exitCode }) => exitCode >= 2))
    return outcomes.some(({ written }) => written) ? [] : ['Nothing was written.']
  if (outcomes.some(({ isDeclined }) => isDeclined))
    return outcomes.some(({ written }) => written) ? [] : ['Nothing was written.']
  if (outcomes.every(({ plan }) => plan.edits.length === 0)) return ['Nothing of ours is here to remove.']
  return [
    dryRun
      ? 'Nothing was written. The same command without `--dry-run` removes it.'
      : 'Next: commit the removal.',
  ]
}
