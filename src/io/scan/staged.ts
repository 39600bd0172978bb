import { bufferChunks, streamChunks } from './chunks.ts'
import type { Git } from './git.ts'
import { fields } from './repository-files.ts'
import { type LocatedHit, scanChunks } from './scan-chunks.ts'

/** A file as it would be committed. */
export interface StagedFile {
  readonly path: string
  readonly blob: string
}

const GROUP_BYTES = 64 * 1024 * 1024

/** The files that the next commit adds or changes; links and submodules have no text of their own. */
export function stagedFiles(git: Git): readonly StagedFile[] {
  const args = [
    'diff',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
  ]
  const parts = fields(git.read([...args, '--ignore-submodules', '--diff-filter=AMT']))
  const files: StagedFile[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , blob = ''] = (parts[at] ?? '').toString('latin1').split(' ')
    if (mode.startsWith('100')) files.push({ path: (parts[at + 1] ?? '').toString('utf8'), blob })
  }
  return files
}

/** Looks into the contents that the index holds, whatever the work tree says; few processes, bounded memory. */
export async function* scanStaged(
  git: Git,
  files: readonly StagedFile[],
): AsyncGenerator<{ readonly file: StagedFile; readonly hits: readonly LocatedHit[] }> {
  let group: StagedFile[] = []
  let bytes = 0
  for (const { file, size } of sized(git, files)) {
    if (size > GROUP_BYTES) {
      yield { file, hits: await scanChunks(streamChunks(git.stream(['cat-file', 'blob', file.blob]))) }
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

function sized(git: Git, files: readonly StagedFile[]): readonly { file: StagedFile; size: number }[] {
  const sizes = git
    .read(['cat-file', '--batch-check=%(objectsize)'], names(files))
    .toString('latin1')
    .split('\n')
  return files.map((file, index) => ({ file, size: Number(sizes[index]) || 0 }))
}

async function* scanGroup(git: Git, files: readonly StagedFile[]) {
  if (files.length === 0) return
  const output = git.read(['cat-file', '--batch=%(objectsize)'], names(files))
  let at = 0
  for (const file of files) {
    const head = output.indexOf(10, at)
    const size = Number(output.toString('latin1', at, head))
    yield { file, hits: await scanChunks(bufferChunks(output.subarray(head + 1, head + 1 + size))) }
    at = head + 1 + size + 1
  }
}

function names(files: readonly StagedFile[]): string {
  return files.map(file => `${file.blob}\n`).join('')
}
