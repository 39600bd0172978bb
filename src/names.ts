/** The names of the short axes, each list once, in the order in which records, reports and sections speak of them. */

export const oses = ['linux', 'macos', 'windows'] as const
export type Os = (typeof oses)[number]

export const providers = ['anthropic', 'bedrock', 'vertex', 'foundry', 'gateway'] as const
export type Provider = (typeof providers)[number]

/** `src/targets/index.ts` holds the targets themselves. */
export const targetIds = ['claude-md', 'env-example', 'gitignore', 'guide'] as const
export type TargetId = (typeof targetIds)[number]

/** What becomes of a block of ours that a person changed: the first is the usual one. */
export const onEdits = ['merge', 'keep', 'overwrite', 'fail'] as const
export type OnEdit = (typeof onEdits)[number]

/** What an agent file below the root may get: nothing, a line that points to the root's section, or a section of its own. */
export const nestedForms = ['none', 'pointer', 'section'] as const

export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** Asks for what is right for every member of an axis: the neutral section, whatever machine it is written on. */
export const any = 'any'

/** What a run of the client itself says it used (`apiKeySource`). */
export const usedSources = ['ANTHROPIC_API_KEY', 'apiKeyHelper', '/login managed key', 'none'] as const
export type UsedSource = (typeof usedSources)[number]
