import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { agentPaths, localAgentPath } from '../targets/claude-md/agent-file.ts'
import { envExamplePaths } from '../targets/env-example/example-file.ts'
import { defaultGuidePath } from '../targets/guide-path.ts'
import type { FileSight, Repository } from '../types.ts'
import { hasNestedAgents } from './nested-agents.ts'
import { seeFile } from './see-file.ts'

/** Ignore files that can decide about a path of ours; deeper ones can't. */
const ignorePaths = ['.gitignore', '.claude/.gitignore', 'docs/.gitignore'] as const

/**
 * Reads all that a plan may know of a repository, except what needs git (`withGit`). `root` is a real path;
 * `guidePaths` are further places in which the guide may stand.
 */
export function readRepository(root: string, guidePaths: readonly string[] = []): Repository {
  const git = existsSync(join(root, '.git'))
  const files = new Map<string, FileSight>()
  const see = (path: string) => files.set(path, seeFile(root, path))
  for (const path of [...agentPaths, localAgentPath, ...envExamplePaths, ...ignorePaths]) see(path)
  const recorded = [...files.values()].flatMap(({ text }) => /[ \n]guide=(\S+)/.exec(text ?? '')?.[1] ?? [])
  for (const path of [defaultGuidePath, ...guidePaths, ...recorded]) see(path)
  const agents = agentPaths.some(path => files.get(path)?.text !== undefined)
  return {
    files,
    git,
    agentsInTree: files.get('AGENTS.md')?.text !== undefined || (!agents && hasNestedAgents(root, git)),
    ignored: [],
    trackedEnvFiles: [],
  }
}
