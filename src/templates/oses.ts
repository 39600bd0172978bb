import type { Os } from '../types.ts'

/** The systems, in the order in which sections speak of them. */
export const oses: readonly Os[] = ['linux', 'macos', 'windows']
