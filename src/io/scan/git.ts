import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { gitEnvironment, gitSettings } from '../git-environment.ts'
import { findProgram, systemEnvironment } from '../program.ts'

/** Git on one repository, started so that nothing which the repository names can run. */
export interface Git {
  /** The whole output. Throws `GitError`. */
  readonly read: (args: readonly string[], input?: string) => Buffer
  /** The output as it comes. Throws `GitError` at the end where git failed. */
  readonly stream: (args: readonly string[]) => AsyncIterable<Buffer>
}

/** Git is missing or refused; the message is for a person. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

const MOST = 1024 * 1024 * 1024
/** Milliseconds. Git waits for ever at a pipe that stands in place of an ignore file or of its own files. */
const PATIENCE = 120_000

/** What the repository could name beside that, switched off by flags, which win over every file. */
const SETTINGS = [
  '--no-pager',
  ...gitSettings,
  ...['log.showSignature=false', 'core.attributesFile=/dev/null', 'core.excludesFile=/dev/null'].flatMap(
    setting => ['-c', setting],
  ),
]

/** `undefined` where git is not installed outside the project. */
export function gitFor(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  timeout = PATIENCE,
): Git | undefined {
  const file = findProgram('git', { path: env['PATH'] ?? env['Path'], project: root })
  if (file === undefined) return undefined
  const options = { cwd: root, env: { ...environment(file, root), ...indexOf(env) }, windowsHide: true }
  return {
    read: (args, input) => {
      const limits = { maxBuffer: MOST, timeout, killSignal: 'SIGKILL' } as const
      const run = spawnSync(file, [...SETTINGS, ...args], { ...options, ...limits, input: input ?? '' })
      if (run.error !== undefined && 'code' in run.error && run.error.code === 'ETIMEDOUT') {
        throw new GitError(
          `git ${args[0] ?? ''} did not end in ${timeout / 1000} seconds; is a pipe in place of a file?`,
        )
      }
      if (run.error !== undefined || run.status !== 0) throw failed(args, run.stderr?.toString() ?? '')
      return run.stdout
    },
    stream: args =>
      streamed(args, spawn(file, [...SETTINGS, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })),
  }
}

async function* streamed(
  args: readonly string[],
  child: ChildProcessByStdio<null, Readable, Readable>,
): AsyncGenerator<Buffer> {
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 2000) said += text
  })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  )
  // A rejection is seen at the `await` below, not as an unhandled one before it.
  ended.catch(() => undefined)
  try {
    for await (const part of child.stdout) yield part
    if ((await ended) !== 0) throw failed(args, said)
  } finally {
    child.kill()
  }
}

function failed(args: readonly string[], said: string): GitError {
  const first = said.split('\n').find(line => line.trim() !== '') ?? 'it did not start'
  return new GitError(`git ${args[0] ?? ''} failed: ${first.trim()}`)
}

function environment(file: string, root: string): Record<string, string> {
  return {
    ...gitEnvironment,
    // Git looks for programs of its own; a folder of the person's PATH may lie in the project.
    ...systemEnvironment(file),
    // The repository at `root` and none around it; its own `core.worktree` is not asked.
    GIT_CEILING_DIRECTORIES: dirname(root),
    GIT_WORK_TREE: root,
  }
}

/** In a hook of `git commit --all` git itself names another index: the one that is about to be committed. */
function indexOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const index = env['GIT_INDEX_FILE']
  return index === undefined || index === '' ? {} : { GIT_INDEX_FILE: index }
}
