import type { RepositoryPlan } from '../core/plan-with.ts'
import { settleAhead } from '../core/settings/settle-ahead.ts'
import { InputError } from '../options/input-error.ts'
import type { ChosenOptions } from '../options/options.ts'
import type { Configured } from './read-configured.ts'

/** A place of the guide that the chosen targets would lose. Throws `InputError`. */
export function refuseLostGuide(asked: ChosenOptions, configured: Configured | undefined): void {
  const { targets } = settleAhead(asked, configured?.options)
  if (asked.guidePath === undefined || targets === undefined) return
  if (asked.targets !== undefined && ![...asked.targets, ...(asked.addTargets ?? [])].includes('guide'))
    throw new InputError(
      'contradiction',
      'A guide path was given, but guide is not among the targets; add the target guide',
    )
  if (targets.includes('claude-md')) return
  const where = asked.targets === undefined ? `; ${configured?.file} leaves it out` : ''
  throw new InputError(
    'contradiction',
    `A guide path needs the target claude-md too: its section records where the guide is${where}`,
  )
}

/** What could not be recorded is refused: the next bare run would take back what it wrote. Throws `InputError`. */
export function refuseUncounted(plan: RepositoryPlan): RepositoryPlan {
  if (plan.unrecorded === true)
    throw new InputError(
      'contradiction',
      'Git ignores the file that would record this option, so the next run would not know about it; stop ignoring that file, or drop the option',
    )
  if (plan.overruled !== true) return plan
  throw new InputError(
    'contradiction',
    'This contradicts what the section records, and the chosen targets leave its file out; add the target claude-md',
  )
}
