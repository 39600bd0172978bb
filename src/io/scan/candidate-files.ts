import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '../git.ts'
import { gitOracle } from '../git-ignore.ts'
import { commonDir, type GitPlace } from '../private-git-dir.ts'
import { readRegularFile } from '../read-regular-file.ts'
import type { ListedFile } from './listed-file.ts'

/** Where keys for Claude Code end up: looked into even if git does not track or even ignores them. */
const NAMES =
  /^(?:\.mcp\.json|CLAUDE(?:\.local)?\.md|AGENTS\.md|\.env(?:\..*)?|\.envrc|\.credentials\.json)$/s
const SETTINGS = /^settings.*\.json$/s

/** More folders than any work tree has without its packages. */
export const MOST_FOLDERS = 200_000
const IGNORE_LIMIT = 4 * 1024 * 1024

/**
 * The files of these names that lie in the work tree, with what the repository's ignore files make of them. Git is
 * asked with copies of those that are files, so that none in their place can hold it up.
 */
export function candidateFiles(git: Git, place: GitPlace, most = MOST_FOLDERS): Candidates {
  const { paths, isCut } = walk(place.top, most)
  return { files: paths.length === 0 ? [] : withState(paths, git, place), isCut }
}

export interface Candidates {
  readonly files: readonly ListedFile[]
  /** There are more folders than are looked into. */
  readonly isCut: boolean
}

function withState(paths: readonly string[], git: Git, place: GitPlace): readonly ListedFile[] {
  const ignoreFiles = new Map(
    [...foldersOf(paths)].flatMap(folder => {
      const path = `${folder}.gitignore`
      const read = readRegularFile(join(place.top, path), IGNORE_LIMIT)
      return 'bytes' in read ? [[path, read.bytes.toString('utf8')] as const] : []
    }),
  )
  const exclude = readRegularFile(join(commonDir(place), 'info', 'exclude'), IGNORE_LIMIT)
  const oracle = gitOracle(git.program, 'bytes' in exclude ? exclude.bytes : undefined)
  return oracle(ignoreFiles, paths).map(({ path, ignored }) => ({
    path,
    location: join(place.top, path),
    state: ignored ? 'ignored' : 'untracked',
  }))
}

/** Sorted. Not entered: links, packages, and repositories in this one, which answer for themselves. */
function walk(top: string, most: number): { readonly paths: readonly string[]; readonly isCut: boolean } {
  const found: string[] = []
  const folders = ['']
  for (let at = 0; at < folders.length && at < most; at++) {
    const folder = folders[at] ?? ''
    const entries = entriesOf(join(top, folder))
    if (folder !== '' && entries.some(entry => entry.name === '.git')) continue
    for (const entry of entries) {
      const { name } = entry
      if (entry.isDirectory()) {
        if (name !== '.git' && name !== 'node_modules') folders.push(`${folder}${name}/`)
      } else if (!entry.isSymbolicLink() && isWanted(folder, name)) found.push(folder + name)
    }
  }
  return { paths: found.sort(), isCut: folders.length > most }
}

function isWanted(folder: string, name: string): boolean {
  return NAMES.test(name) || (SETTINGS.test(name) && /(?:^|\/)\.claude\/$/.test(folder))
}

/** All folders in which an ignore file could speak of these paths, each with its slash. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set([''])
  for (const path of paths)
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      folders.add(path.slice(0, at + 1))
  return folders
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
