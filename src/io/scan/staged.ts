import { type Git, wholeOf } from '../git.ts'
import { type GitPlace, headCommit, isSha256 } from '../private-git-dir.ts'
import { bufferChunks, MOST_BYTES, streamChunks } from './chunks.ts'
import { fields } from './repository-files.ts'
import { type LocatedHit, scanChunks } from './scan-chunks.ts'

/** A file as it would be committed. */
export interface StagedFile {
  readonly path: string
  readonly blob: string
}

/** What a first commit is compared with; git knows it without having it. */
const EMPTY_TREE = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
}

const GROUP_BYTES = 64 * 1024 * 1024

/** The files that the next commit adds or changes; links and submodules have no text of their own. */
export async function stagedFiles(git: Git, place: GitPlace): Promise<readonly StagedFile[]> {
  const before = headCommit(place) ?? (isSha256(place) ? EMPTY_TREE.sha256 : EMPTY_TREE.sha1)
  const args = ['diff-index', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--diff-filter=AMT']
  const parts = fields(await wholeOf(git.stream([...args, before, '--'])))
  const files: StagedFile[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , blob = ''] = (parts[at] ?? '').toString('latin1').split(' ')
    if (mode.startsWith('100')) files.push({ path: (parts[at + 1] ?? '').toString('utf8'), blob })
  }
  return files
}

export interface SeenBlob {
  readonly file: StagedFile
  readonly hits: readonly LocatedHit[]
  /** It is longer than is read of one. */
  readonly isCut: boolean
}

/** Looks into the contents that the index holds, whatever the work tree says; few processes, bounded memory. */
export async function* scanStaged(
  git: Git,
  files: readonly StagedFile[],
  most = MOST_BYTES,
): AsyncGenerator<SeenBlob> {
  let group: StagedFile[] = []
  let bytes = 0
  for (const { file, size } of await sized(git, files)) {
    if (size > Math.min(GROUP_BYTES, most)) {
      const blob = git.stream(['cat-file', 'blob', file.blob])
      yield { file, hits: await scanChunks(streamChunks(blob, most)), isCut: size > most }
      continue
    }
    if (bytes + size > GROUP_BYTES) {
      yield* scanGroup(git, group)
      group = []
      bytes = 0
    }
    group.push(file)
    bytes += size
  }
  yield* scanGroup(git, group)
}

async function sized(
  git: Git,
  files: readonly StagedFile[],
): Promise<readonly { file: StagedFile; size: number }[]> {
  const answer = await wholeOf(git.stream(['cat-file', '--batch-check=%(objectsize)'], names(files)))
  const sizes = answer.toString('latin1').split('\n')
  return files.map((file, index) => ({ file, size: Number(sizes[index]) || 0 }))
}

async function* scanGroup(git: Git, files: readonly StagedFile[]) {
  if (files.length === 0) return
  const output = await wholeOf(git.stream(['cat-file', '--batch=%(objectsize)'], names(files)))
  let at = 0
  for (const file of files) {
    const head = output.indexOf(10, at)
    const size = Number(output.toString('latin1', at, head))
    // An object that a partial clone never fetched.
    if (Number.isNaN(size)) {
      at = head + 1
      continue
    }
    const hits = await scanChunks(bufferChunks(output.subarray(head + 1, head + 1 + size)))
    yield { file, hits, isCut: false }
    at = head + 1 + size + 1
  }
}

function names(files: readonly StagedFile[]): string {
  return files.map(file => `${file.blob}\n`).join('')
}
