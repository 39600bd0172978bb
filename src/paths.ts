/** Where the documents lie that we keep or look at, and the configuration, each list once, in the order in which they are asked. */

/** Where Claude Code looks for the project's instructions. */
export const agentPaths = ['CLAUDE.md', '.claude/CLAUDE.md', 'AGENTS.md'] as const

/** Of these, the ones by whose name Claude Code looks in every folder. */
export const agentNames: readonly string[] = agentPaths.filter(path => !path.includes('/'))

/** Content here also switches `AGENTS.md` off (measured on 2.1.330). */
export const localAgentPath = 'CLAUDE.local.md'

/** The names under which a repository keeps its example of an env file; the first that exists is taken. */
export const envExamplePaths = ['.env.example', '.env.sample', '.env.template', '.env.dist'] as const

/** The ignore files that can decide about a path of ours, the top one first; deeper ones can't. */
export const ignorePaths = ['.gitignore', '.claude/.gitignore', 'docs/.gitignore'] as const

/** What is read at the root beside the agent files and guides. */
export const otherPaths = [localAgentPath, ...envExamplePaths, ...ignorePaths] as const

/** Where the guide goes unless a team says otherwise. */
export const defaultGuidePath = 'docs/claude-code-auth.md'

/** Where a configuration may stand, in the order in which it is looked for. */
export const configPlaces = ['authmd.config.json', '.authmdrc.json', 'package.json'] as const

/** Stands in the repository while a run writes there, and holds its new texts: git never adds what is in it. */
export const lockName = '.authmd-lock'

/** The key of `package.json` that holds it. */
export const packageKey = 'authmd'
