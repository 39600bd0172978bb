import type { Run } from '../command.ts'
import { applyAsked } from '../sync/apply-asked.ts'
import { optionsFrom } from '../sync/options-from.ts'
import type { ApplyFlags } from './flags.ts'

export const run: Run<ApplyFlags> = async (args, world) =>
  applyAsked({ asked: await optionsFrom(args.flags) }, args, world)
