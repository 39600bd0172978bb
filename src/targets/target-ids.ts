import type { TargetId } from '../types.ts'

/** The ids of all targets, in the order in which reports speak of them; `index.ts` holds the targets themselves. */
export const targetIds: readonly TargetId[] = ['claude-md', 'env-example', 'gitignore', 'guide']
