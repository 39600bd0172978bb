import type { Run } from '../command.ts'
import { applyAsked } from '../sync/apply-asked.ts'
import { asksPerson } from '../sync/asks-person.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { ApplyFlags } from './flags.ts'

/** `authmd` alone: whoever did not ask for a write is asked, and where nobody can be, nothing is written. */
export const run: Run<ApplyFlags> = async (args, world) => {
  const isSure = args.flags.yes === true || asksPerson(args.flags, world)
  return applyAsked({ asked: await optionsFrom(args.flags), onlyShows: !isSure }, args, world)
}
