import { agentPaths, defaultGuidePath, otherPaths } from '../paths.ts'
import { ignoreOracle } from '../targets/gitignore/ignore-without-git.ts'
import { ignoredAmong } from '../targets/gitignore/ignored-among.ts'
import { type OpenFile, type OpenRepository, openFile } from '../targets/open-file.ts'

/** A git repository that holds these files and no other; nothing is tracked, so what its ignore files hide is ignored. */
export function repositoryOf(texts: Readonly<Record<string, string>>): OpenRepository {
  const looked = [...agentPaths, ...otherPaths, defaultGuidePath]
  const given = Object.entries(texts)
  const files = new Map<string, OpenFile>([
    ...looked.map(path => [path, openFile({ path, realPath: path, text: undefined })] as const),
    ...given.map(([path, text]) => [path, openFile({ path, realPath: path, text })] as const),
  ])
  return {
    files,
    git: true,
    agentsInTree: files.get('AGENTS.md')?.text !== undefined,
    ignored: ignoredAmong(files, ignoreOracle),
    trackedEnvFiles: [],
  }
}
