import type { Flag } from '../command.ts'
import type { FlagValues } from '../define-command.ts'

export const scanFlags = [
  { name: 'staged', type: 'boolean', describe: 'Look into what is staged for the next commit' },
] as const satisfies readonly Flag[]

export type ScanFlags = FlagValues<typeof scanFlags>
