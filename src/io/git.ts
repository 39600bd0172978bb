import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { gitEnvironment, gitSettings } from './git-environment.ts'
import { folderOfNoFile } from './git-objects.ts'
import { commonDir, type GitPlace, withPrivateGitDir } from './private-git-dir.ts'
import { findProgram, systemEnvironment } from './program.ts'

/**
 * Git on one repository, asked by plumbing alone, with none of the repository's own configuration: a private git
 * directory stands in for it, with its index and its objects.
 */
export interface Git {
  /** The absolute path of the program. */
  readonly program: string
  /** The whole output of a local question. Throws `GitError`, after 2 seconds at the latest. */
  readonly ask: (args: readonly string[], input?: string) => Buffer
  /** The output as it comes. Throws `GitError` at the end where git failed, and after 10 seconds without a byte. */
  readonly stream: (args: readonly string[], input?: string) => AsyncIterable<Buffer>
}

/** Git is missing or could not answer; the message is for a person and repeats nothing that git said. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** Milliseconds. Git waits for ever at a pipe that stands in place of one of its own files. */
export const patience = { question: 2000, silence: 10_000 } as const

const MOST = 1024 * 1024 * 1024

/** `undefined` where git is not installed outside the project. */
export function gitFor(
  place: GitPlace,
  env: Readonly<Record<string, string | undefined>>,
  limits: { readonly question: number; readonly silence: number } = patience,
): Git | undefined {
  const file = findProgram('git', { path: env['PATH'] ?? env['Path'], project: place.top })
  if (file === undefined) return undefined
  const named = env['GIT_INDEX_FILE']
  // In a hook of `git commit --all` git itself names another index: the one that is about to be committed.
  const own = named === undefined || named === '' ? place : { ...place, indexFile: named }
  const options = (variables: Readonly<Record<string, string>>) => ({
    cwd: place.top,
    env: { ...systemEnvironment(file), ...gitEnvironment, ...variables },
    windowsHide: true,
  })
  let isChecked = false
  const checkObjects = () => {
    const folder = isChecked ? undefined : folderOfNoFile(`${commonDir(place)}/objects`)
    if (folder !== undefined)
      throw new GitError(`something in ${folder} of git's folder is not a file, or is too large`)
    isChecked = true
  }
  return {
    program: file,
    ask: (args, input) =>
      withPrivateGitDir(own, (flags, variables) => {
        const { spawnSync } = process.getBuiltinModule('node:child_process')
        const run = spawnSync(file, [...gitSettings, ...flags, ...args], {
          ...options(variables),
          maxBuffer: MOST,
          timeout: limits.question,
          killSignal: 'SIGKILL',
          input: input ?? '',
        })
        if (run.error !== undefined && 'code' in run.error && run.error.code === 'ETIMEDOUT')
          throw late(args, limits.question)
        if (run.error !== undefined || run.status !== 0) throw failed(args, run.status)
        return run.stdout
      }),
    stream: (args, input) => {
      if (args[0] === 'cat-file' || args[0] === 'diff-index') checkObjects()
      return withPrivateGitDir.stream(own, (flags, variables) => {
        const { spawn } = process.getBuiltinModule('node:child_process')
        const child = spawn(file, [...gitSettings, ...flags, ...args], {
          ...options(variables),
          stdio: ['pipe', 'pipe', 'ignore'],
        })
        child.stdin.on('error', () => undefined).end(input ?? '')
        return streamed(args, child, limits.silence)
      })
    },
  }
}

/** All that comes. */
export async function wholeOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

async function* streamed(
  args: readonly string[],
  child: ChildProcessByStdio<Writable, Readable, null>,
  silence: number,
): AsyncGenerator<Buffer> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, silence)
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  )
  // A rejection is seen at the `await` below, not as an unhandled one before it.
  ended.catch(() => undefined)
  try {
    for await (const part of child.stdout) {
      timer.refresh()
      yield part
    }
    const status = await ended
    if (isLate) throw late(args, silence)
    if (status !== 0) throw failed(args, status)
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

function late(args: readonly string[], limit: number): GitError {
  return new GitError(
    `git ${args[0] ?? ''} didn't answer within ${limit / 1000} seconds; a pipe may be in place of one of git's files`,
  )
}

function failed(args: readonly string[], status: number | null): GitError {
  const how = status === null ? "it didn't start or was stopped" : `it exited with code ${status}`
  return new GitError(`git ${args[0] ?? ''} failed: ${how}`)
}
