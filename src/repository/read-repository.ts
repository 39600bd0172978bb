import { untracked } from '../io/file-faults.ts'
import { trackedAmong, trackedEnvFiles } from '../io/git-tracked.ts'
import { holdsCredential } from '../io/holds-credential.ts'
import { nameOnDisk } from '../io/name-on-disk.ts'
import { hasNestedAgents, nestedClaudeFiles } from '../io/nested-agents.ts'
import { repositoryPath } from '../io/repository-path.ts'
import { isGitRoot } from '../io/repository-root.ts'
import { seeFile, seeText } from '../io/see-file.ts'
import { settingsProvider, teamSettingsPath } from '../io/settings-provider.ts'
import { wordsRecorded } from '../managed/markers/words-recorded.ts'
import { agentPaths, defaultGuidePath, otherPaths } from '../paths.ts'
import { agentContent } from '../targets/claude-md/agent-file.ts'
import { ignoredAmong } from '../targets/gitignore/ignored-among.ts'
import { type OpenFile, type OpenRepository, openFile } from '../targets/open-file.ts'
import type { IgnoreOracle } from '../types.ts'

export interface ReadRepository {
  /** A real path. */
  readonly root: string
  /** The `PATH` of the process, on which git is looked for. */
  readonly path: string | undefined
  /** Places of the guide beside the usual one and those that markers record. */
  readonly guidePaths: readonly string[]
  readonly oracle: IgnoreOracle
  /** Whether to ask if the files can be written; default true. A look that ends in nothing need not. */
  readonly forWriting?: boolean
  /** A text that counts instead of what stands at its path, as if the file were the text's own. */
  readonly given?: GivenFile | undefined
  /** The files of a look that was taken a moment ago. */
  readonly known?: OpenRepository['files'] | undefined
}

export interface GivenFile {
  /** Repository path with forward slashes; of the real file, where a link leads to one. */
  readonly path: string
  readonly text: string
}

/** Reads all that a plan may know of a repository, each text opened. Git is started only where no answer can be had without it. */
export function readRepository(input: ReadRepository): OpenRepository {
  const { root, path, guidePaths, oracle, forWriting = true, given, known } = input
  const git = isGitRoot(root)
  const files = new Map<string, OpenFile>()
  const see = (file: string, name = file) => {
    // By each name under which it is found: what stands on the disk is not read by way of a link either.
    const isGiven = given !== undefined && [name, repositoryPath(root, name)].includes(given.path)
    const sight = isGiven ? seeText({ ...given, name }) : seeFile(root, name, { forWriting })
    files.set(file, openFile(sight, known?.get(file)))
  }
  const names = agentPaths.map(file => [file, nameOnDisk(root, file)] as const)
  for (const [file, name] of names) see(file, name.path)
  const twins = names.flatMap(([, name]) => name.twins)
  for (const file of otherPaths) see(file)
  const recorded = [...files.values()].flatMap(({ text }) => wordsRecorded(text, 'guide').slice(0, 1))
  for (const file of [defaultGuidePath, ...recorded, ...guidePaths]) see(file)
  const agents = agentPaths.some(file => files.get(file)?.text !== undefined)
  const ignored = ignoredAmong(files, oracle)
  const links = git ? [...files].filter(([, { path, realPath }]) => path !== realPath) : []
  const asked = [...ignored, ...links.flatMap(([, { path, realPath }]) => [path, realPath])]
  const provider = git ? settingsProvider(root) : undefined
  if (provider !== undefined) asked.push(teamSettingsPath)
  const tracked = git ? trackedAmong(root, asked, { path }) : []
  for (const [key, link] of links) {
    const isNew = !tracked.includes(link.path) && !ignored.includes(link.realPath)
    if (link.fault !== undefined || isNew || tracked.includes(link.realPath)) continue
    files.set(key, openFile({ ...link, text: undefined, fault: untracked(link.realPath) }))
  }
  const hasClaude = ['CLAUDE.md', '.claude/CLAUDE.md'].some(
    file => agentContent(files.get(file)?.document) !== '',
  )
  const nestedClaude = git && !hasClaude ? nestedClaudeFiles(root) : []
  const envFiles = git ? (trackedEnvFiles(root, { path }) ?? []) : []
  const withCredential = envFiles.filter(file => holdsCredential(root, file))
  const below = agents ? { found: false, isCut: false } : hasNestedAgents(root)
  return {
    files,
    git,
    agentsInTree: files.get('AGENTS.md')?.text !== undefined || below.found,
    ...(below.isCut ? { isPartly: true } : {}),
    ...(nestedClaude.length > 0
      ? { nestedClaude: nestedClaude.map(file => openFile(seeFile(root, file, { forWriting: false }))) }
      : {}),
    ...(twins.length > 0 ? { twins } : {}),
    ignored: ignored.filter(file => !tracked.includes(file)),
    ...(provider !== undefined && tracked.includes(teamSettingsPath) ? { settingsProvider: provider } : {}),
    trackedEnvFiles: envFiles,
    ...(withCredential.length > 0 ? { envFilesWithCredential: withCredential } : {}),
  }
}
