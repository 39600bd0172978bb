import type { FlagValues } from '../define-command.ts'
import { flagsFor } from '../sync/option-flags.ts'
import { dryRunFlag, yesFlag } from '../sync/run-flags.ts'

export const removeFlags = [...flagsFor(['recursive']), dryRunFlag, yesFlag] as const

export type RemoveFlags = FlagValues<typeof removeFlags>
