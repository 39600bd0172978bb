import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { findProgram } from '../credentials/program.ts'

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

/** Settings of the repository that start programs or take files from elsewhere; a flag wins over every file. */
const SAFE = [
  '--no-pager',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'log.showSignature=false'].flatMap(s => ['-c', s]),
  ...['core.attributesFile=/dev/null', 'core.excludesFile=/dev/null'].flatMap(s => ['-c', s]),
]

/** `undefined` where git is not installed outside the project. */
export function gitFor(root: string, env: Readonly<Record<string, string | undefined>>): Git | undefined {
  const file = findProgram('git', env['PATH'] ?? env['Path'], root)
  if (file === undefined) return undefined
  const options = { cwd: root, env: environment(root, env), windowsHide: true }
  return {
    read: (args, input) => {
      const run = spawnSync(file, [...SAFE, ...args], { ...options, maxBuffer: MOST, input: input ?? '' })
      if (run.error !== undefined || run.status !== 0) throw failed(args, run.stderr?.toString() ?? '')
      return run.stdout
    },
    stream: args =>
      streamed(args, spawn(file, [...SAFE, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })),
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

function environment(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return {
    PATH: env['PATH'] ?? env['Path'] ?? '',
    ...(env['SystemRoot'] === undefined ? {} : { SystemRoot: env['SystemRoot'] }),
    LC_ALL: 'C',
    // The repository at `root` and none around it; its own `core.worktree` is not asked.
    GIT_CEILING_DIRECTORIES: dirname(root),
    GIT_WORK_TREE: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone must not fetch what is missing.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  }
}
