import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { agentPaths, localAgentPath } from '../targets/claude-md/agent-file.ts'
import { envExamplePaths } from '../targets/env-example/example-file.ts'
import { certainFirst } from '../targets/gitignore/certain-first.ts'
import { defaultGuidePath } from '../targets/guide-path.ts'
import type { FileSight, IgnoreOracle, Repository } from '../types.ts'
import { trackedEnvFiles } from './git-tracked.ts'
import { hasNestedAgents } from './nested-agents.ts'
import { seeFile } from './see-file.ts'

/** Ignore files that can decide about a path of ours; deeper ones can't. */
const ignorePaths = ['.gitignore', '.claude/.gitignore', 'docs/.gitignore'] as const

export interface ReadRepository {
  /** A real path. */
  readonly root: string
  /** The `PATH` of the process, on which git is looked for. */
  readonly path: string | undefined
  /** Places of the guide beside the usual one and those that markers record. */
  readonly guidePaths: readonly string[]
  readonly oracle: IgnoreOracle
}

/** Reads all that a plan may know of a repository. Git is started only where no answer can be had without it. */
export function readRepository({ root, path, guidePaths, oracle }: ReadRepository): Repository {
  const git = existsSync(join(root, '.git'))
  const files = new Map<string, FileSight>()
  const see = (file: string) => files.set(file, seeFile(root, file))
  for (const file of [...agentPaths, localAgentPath, ...envExamplePaths, ...ignorePaths]) see(file)
  const recorded = [...files.values()].flatMap(({ text }) => /[ \n]guide=(\S+)/.exec(text ?? '')?.[1] ?? [])
  for (const file of [defaultGuidePath, ...recorded, ...guidePaths]) see(file)
  const agents = agentPaths.some(file => files.get(file)?.text !== undefined)
  return {
    files,
    git,
    agentsInTree: files.get('AGENTS.md')?.text !== undefined || (!agents && hasNestedAgents(root, git)),
    ignored: ignoredAmong([...agentPaths, ...envExamplePaths], files, oracle),
    trackedEnvFiles: git ? (trackedEnvFiles(root, { path }) ?? []) : [],
  }
}

/** Those of the paths that the ignore files of the repository hide. */
function ignoredAmong(
  paths: readonly string[],
  files: ReadonlyMap<string, FileSight>,
  oracle: IgnoreOracle,
): readonly string[] {
  const texts = new Map(
    ignorePaths.flatMap(file => {
      const text = files.get(file)?.text
      return text === undefined ? [] : [[file, text] as const]
    }),
  )
  return texts.size === 0
    ? []
    : certainFirst(oracle)(texts, paths).flatMap(({ path, ignored }) => (ignored ? [path] : []))
}
