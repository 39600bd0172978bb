import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { readRegularFile } from './read-regular-file.ts'

/** A repository as git needs to be told of it. */
export interface GitPlace {
  /** The top level of the work tree. */
  readonly top: string
  /** Its `.git`, or where that file leads. */
  readonly gitDir: string
  /** Another index than its own; relative to the top level. */
  readonly indexFile?: string
}

type Variables = Readonly<Record<string, string>>

/**
 * Gives `work` the flags and variables of a git directory made for this one question: no configuration, no hooks, no
 * attributes, no remotes of the repository; its index, if that is a file, and its objects. It is taken away after.
 */
export function withPrivateGitDir<Result>(
  place: GitPlace,
  work: (flags: readonly string[], variables: Variables) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-git-'))
  try {
    return work(flagsOf(folder, place), prepare(folder, place))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same for a stream, which lasts until its reader is done. */
withPrivateGitDir.stream = async function* (
  place: GitPlace,
  work: (flags: readonly string[], variables: Variables) => AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'authmd-git-'))
  try {
    yield* work(flagsOf(folder, place), prepare(folder, place))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The folder that worktrees of one repository share. */
export function commonDir({ gitDir }: GitPlace): string {
  const named = smallText(join(gitDir, 'commondir'))?.trim()
  return named === undefined || named === '' ? gitDir : resolve(gitDir, named)
}

/** The commit that HEAD names, from the files of git; `undefined` before the first commit. */
export function headCommit(place: GitPlace): string | undefined {
  const head = smallText(join(place.gitDir, 'HEAD'))?.trim() ?? ''
  const name = /^ref: (refs\/[^\0]{1,400})$/.exec(head)?.[1]
  if (name === undefined) return isCommit(head) ? head : undefined
  if (name.split('/').includes('..')) return undefined
  const common = commonDir(place)
  for (const folder of [place.gitDir, common]) {
    const id = smallText(join(folder, name))?.trim() ?? ''
    if (isCommit(id)) return id
  }
  const packed = smallText(join(common, 'packed-refs')) ?? ''
  const line = packed.split('\n').find(one => one.endsWith(` ${name}`))
  const id = line?.slice(0, line.indexOf(' ')) ?? ''
  return isCommit(id) ? id : undefined
}

/** Whether the repository counts its objects by SHA-256. */
export function isSha256(place: GitPlace): boolean {
  return /^[ \t]{0,40}objectformat[ \t]{0,40}=[ \t]{0,40}sha256/im.test(
    smallText(join(commonDir(place), 'config')) ?? '',
  )
}

function flagsOf(folder: string, { top }: GitPlace): readonly string[] {
  return [`--git-dir=${folder}`, `--work-tree=${top}`]
}

function prepare(folder: string, place: GitPlace): Variables {
  for (const part of ['objects', 'refs']) mkdirSync(join(folder, part))
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  const format = isSha256(place)
    ? '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n'
    : '[core]\n\trepositoryformatversion = 0\n'
  writeFileSync(join(folder, 'config'), format)
  for (const name of sharedIndexes(place.gitDir)) symlinkSync(join(place.gitDir, name), join(folder, name))
  const index = place.indexFile ?? join(place.gitDir, 'index')
  return {
    GIT_INDEX_FILE: isAbsolute(index) ? index : resolve(place.top, index),
    GIT_OBJECT_DIRECTORY: join(commonDir(place), 'objects'),
  }
}

/** A split index names its other part by a file beside it. */
function sharedIndexes(gitDir: string): readonly string[] {
  try {
    return readdirSync(gitDir, { withFileTypes: true })
      .filter(entry => entry.isFile() && /^sharedindex\.[0-9a-f]{40,64}$/.test(entry.name))
      .map(entry => entry.name)
  } catch {
    return []
  }
}

function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** Bytes of a file of git that names others. A larger one counts as one that is not there. */
const mostOfGit = 64 * 1024 * 1024

function smallText(path: string): string | undefined {
  const read = readRegularFile(path, mostOfGit)
  return 'bytes' in read ? read.bytes.toString('utf8') : undefined
}
