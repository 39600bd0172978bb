/** The names of the short axes, each list once, in the order in which records, reports and sections speak of them. */

export const oses = ['linux', 'macos', 'windows'] as const
export type Os = (typeof oses)[number]

export const providers = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'] as const
export type Provider = (typeof providers)[number]

/** `src/targets/index.ts` holds the targets themselves. */
export const targetIds = ['claude-md', 'env-example', 'gitignore', 'guide'] as const
export type TargetId = (typeof targetIds)[number]

export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** Asks for what is right for every member of an axis: the neutral section, whatever machine it is written on. */
export const any = 'any'
