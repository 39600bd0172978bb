import type { FlagValues } from '../define-command.ts'
import { configFlag, markdownFlag, nullFlag, reposFlag } from '../fleet/flags.ts'
import { allFlagsBut } from '../sync/option-flags.ts'
import { dryRunFlag, pathFlag, yesFlag } from '../sync/run-flags.ts'

export const applyFlags = [
  ...allFlagsBut('exact'),
  dryRunFlag,
  yesFlag,
  configFlag,
  reposFlag,
  nullFlag,
  markdownFlag,
  pathFlag,
] as const

export type ApplyFlags = FlagValues<typeof applyFlags>
