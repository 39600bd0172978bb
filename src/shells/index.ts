import type { Shell } from './shell.ts'

/** Every shell, in the order in which sections speak of them. */
export const shells: readonly Shell[] = []
