import type { Flag } from '../command.ts'
import type { FlagValues } from '../define-command.ts'
import { configFlag, markdownFlag, nullFlag, reposFlag } from '../fleet/flags.ts'
import { allFlagsBut } from '../sync/option-flags.ts'
import { pathFlag } from '../sync/run-flags.ts'

/** What `--fail-on` can name; the default is the first three. `wrong`: outdated, and what it says was corrected since. */
export const reasons = ['outdated', 'conflict', 'error', 'wrong', 'edited'] as const

export type Reason = (typeof reasons)[number]

const failOnFlag = {
  name: 'fail-on',
  type: 'list',
  value: 'REASON',
  describe: 'Exit with 1 for these only',
  choices: () => reasons,
} as const satisfies Flag

export const checkFlags = [
  ...allFlagsBut('onEdit', 'noAdopt', 'repair'),
  failOnFlag,
  configFlag,
  reposFlag,
  nullFlag,
  markdownFlag,
  pathFlag,
] as const

export type CheckFlags = FlagValues<typeof checkFlags>
