import { join } from 'node:path'
import { type Git, wholeOf } from '../git.ts'
import type { GitPlace } from '../private-git-dir.ts'
import { type Candidates, candidateFiles } from './candidate-files.ts'
import type { ListedFile } from './listed-file.ts'

const ONLY: Readonly<Record<string, ListedFile['only']>> = { '120000': 'blob', '160000': 'name' }

/** The tracked files of a repository, then the untracked and ignored ones in which keys are usual. */
export async function repositoryFiles(git: Git, place: GitPlace, mostFolders?: number): Promise<Candidates> {
  const tracked = await trackedFiles(git)
  const known = new Set(tracked.map(file => file.bytes.toString('latin1')))
  const { files, isCut } = candidateFiles(git, place, mostFolders)
  const others = files.filter(({ path }) => !known.has(Buffer.from(path).toString('latin1')))
  const state = (wanted: ListedFile['state']) => others.filter(file => file.state === wanted)
  const all = [...tracked.map(file => listed(file, place.top)), ...state('untracked'), ...state('ignored')]
  return { files: all, isCut }
}

interface Tracked {
  readonly bytes: Buffer
  readonly blob: string
  readonly only: ListedFile['only']
}

async function trackedFiles(git: Git): Promise<readonly Tracked[]> {
  const paths = new Map<string, Tracked>()
  for (const entry of fields(await wholeOf(git.stream(['ls-files', '-z', '--stage'])))) {
    const tab = entry.indexOf(9)
    const head = entry.toString('latin1', 0, tab)
    const [mode = '', blob = ''] = head.split(' ')
    // In a conflict a path has up to three entries.
    const bytes = entry.subarray(tab + 1)
    paths.set(bytes.toString('latin1'), { bytes, blob, only: ONLY[mode] })
  }
  return [...paths.values()]
}

function listed({ bytes, blob, only }: Tracked, root: string): ListedFile {
  const path = bytes.toString('utf8')
  const location = path.includes('\ufffd')
    ? Buffer.concat([Buffer.from(`${root}/`), bytes])
    : join(root, path)
  return { path, location, state: 'tracked', blob, ...(only === undefined ? {} : { only }) }
}

/** The parts of an output that ends each part with NUL. */
export function fields(output: Buffer): readonly Buffer[] {
  const parts: Buffer[] = []
  let start = 0
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    parts.push(output.subarray(start, end))
    start = end + 1
  }
  return parts
}
