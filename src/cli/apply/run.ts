import type { Run } from '../command.ts'
import { applyAsked } from '../sync/apply-asked.ts'
import { optionsFrom } from '../sync/option-flags.ts'
import type { ApplyFlags } from './flags.ts'

export const run: Run<ApplyFlags> = (args, world) => applyAsked(optionsFrom(args.flags), args, world)
