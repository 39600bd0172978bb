import { relative, sep } from 'node:path'
import { GitError, gitFor } from './git.ts'
import { type GitIndex, holdsName, holdsWholeNames, namesNoEnvFile, readGitIndex } from './git-index.ts'

/** Env files that hold a person's values, at any depth. */
const pathspecs = [':(glob)**/.env', ':(glob)**/.env.local', ':(glob)**/.env.*.local']

interface GitPath {
  /** The `PATH` of the process. */
  readonly path: string | undefined
}

/**
 * The env files under `root` that git tracks, as paths relative to it. Mostly the bytes of the index prove that there
 * are none, and git is not started. `undefined`: git is needed and can't answer.
 */
export function trackedEnvFiles(root: string, input: GitPath): readonly string[] | undefined {
  const index = readGitIndex(root)
  if (index === undefined || index.bytes === 'absent') return []
  if (index.bytes !== 'unreadable' && namesNoEnvFile(index.bytes)) return []
  return listed(root, index, pathspecs, input)
}

/** Those of the paths (relative to `root`) that git tracks; none where git is needed and can't answer. */
export function trackedAmong(root: string, paths: readonly string[], input: GitPath): readonly string[] {
  const index = paths.length === 0 ? undefined : readGitIndex(root)
  if (index === undefined || index.bytes === 'absent') return []
  const { bytes, top } = index
  if (bytes !== 'unreadable' && holdsWholeNames(bytes)) {
    const below = relative(top, root).split(sep).join('/')
    return paths.filter(path => holdsName(bytes, below === '' ? path : `${below}/${path}`))
  }
  const folder = relative(index.top, root).split(sep).join('/')
  const literal = paths.map(path => `:(top,literal)${folder === '' ? path : `${folder}/${path}`}`)
  return listed(root, index, literal, input) ?? []
}

function listed(
  root: string,
  place: GitIndex,
  specs: readonly string[],
  { path }: GitPath,
): readonly string[] | undefined {
  // Git waits at a pipe; what is no file holds no names.
  if (place.bytes === 'unreadable') return undefined
  const below = relative(place.top, root).split(sep).join('/')
  try {
    const answer = gitFor(place, { PATH: path })?.ask(['ls-files', '--cached', '-z', '--', ...specs])
    const names = answer?.toString('utf8').split('\0')
    return names?.flatMap(name => {
      if (name === '') return []
      if (below === '') return [name]
      return name.startsWith(`${below}/`) ? [name.slice(below.length + 1)] : []
    })
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}
