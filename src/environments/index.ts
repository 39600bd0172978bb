import type { Environment } from './environment.ts'

/** Every environment, in the order in which sections speak of them. */
export const environments: readonly Environment[] = []
