import { agentPaths, envExamplePaths } from '../../src/paths.ts'
import { ignoreOracle } from '../../src/targets/gitignore/ignore-without-git.ts'
import { type OpenFile, type OpenRepository, openFile } from '../../src/targets/open-file.ts'
import type { Edit } from '../../src/types.ts'

/** A repository that lives in memory; what its ignore file hides counts as untracked. */
export function virtualRepository(texts: Readonly<Record<string, string>>, git = true): OpenRepository {
  const files = new Map<string, OpenFile>(
    Object.entries(texts).map(([path, text]) => [path, openFile({ path, realPath: path, text })]),
  )
  const agentsInTree = files.has('AGENTS.md')
  const paths = [...agentPaths, ...envExamplePaths]
  const ignore = texts['.gitignore']
  const decisions = ignore === undefined ? [] : ignoreOracle(new Map([['.gitignore', ignore]]), paths)
  const ignored = decisions.filter(decision => decision.ignored).map(({ path }) => path)
  return { files, git, agentsInTree, ignored, trackedEnvFiles: [] }
}

/** The same repository after its edits were written. */
export function withEdits(repository: OpenRepository, edits: readonly Edit[]): OpenRepository {
  const texts: Record<string, string> = {}
  for (const [path, { text }] of repository.files) if (text !== undefined) texts[path] = text
  for (const { path, after } of edits) {
    if (after === undefined) delete texts[path]
    else texts[path] = after
  }
  return virtualRepository(texts, repository.git)
}

export function textsOf(repository: OpenRepository): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries([...repository.files].map(([path, { text }]) => [path, text]))
}
