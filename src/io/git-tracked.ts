import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gitEnvironment, gitSettings } from './git-environment.ts'
import { findProgram, runProgram } from './program.ts'
import { repositoryRoot } from './repository-root.ts'

/** Env files that hold a person's values, at any depth. */
const pathspecs = [':(glob)**/.env', ':(glob)**/.env.local', ':(glob)**/.env.*.local']

/** How the names of such files end, with the NUL that follows a name in the index. */
const nameEnds = ['.env\0', '.local\0']

/**
 * The env files under `root` that git tracks, as paths relative to it. Mostly the bytes of the index prove that there
 * are none, and git is not started. `undefined`: git is needed and can't answer.
 */
export function trackedEnvFiles(
  root: string,
  input: { readonly path: string | undefined },
): readonly string[] | undefined {
  const top = repositoryRoot(root)
  const gitDir = top === undefined ? undefined : gitDirOf(join(top, '.git'))
  if (top === undefined || gitDir === undefined) return []
  const index = readSmall(join(gitDir, 'index'), 256 * 1024 * 1024)
  if (index === 'absent' || (typeof index !== 'string' && provesNone(index))) return []

  const git = findProgram('git', { path: input.path, project: top })
  if (git === undefined) return undefined
  const { status, stdout } = runProgram({
    program: git,
    args: [
      ...gitSettings,
      `--git-dir=${gitDir}`,
      `--work-tree=${top}`,
      ...['ls-files', '--cached', '-z', '--', ...pathspecs],
    ],
    cwd: root,
    env: gitEnvironment,
  })
  return status === 0 ? stdout.split('\0').filter(path => path !== '') : undefined
}

/**
 * In an index of version 2 or 3 each name stands in full, a NUL behind it; version 4 shares beginnings of names, a
 * split index (extension `link`, which is the first one and so follows a NUL) holds only a part of them, and a sparse
 * one (`sdir`) holds folders in their place.
 */
export function provesNone(index: Buffer): boolean {
  if (index.length < 12 || index.toString('latin1', 0, 4) !== 'DIRC') return false
  const version = index.readUInt32BE(4)
  if (version !== 2 && version !== 3) return false
  return ![...nameEnds, '\0link', 'sdir\0\0\0\0'].some(bytes => index.includes(bytes, 8, 'latin1'))
}

/** `.git` is a folder, or a file that names it (worktree, submodule). */
function gitDirOf(path: string): string | undefined {
  try {
    if (statSync(path).isDirectory()) return path
  } catch {
    return undefined
  }
  const pointer = readSmall(path, 64 * 1024)
  if (typeof pointer === 'string') return undefined
  const named = /^gitdir: (.+?)\r?\n?$/.exec(pointer.toString('utf8'))?.[1]
  return named === undefined ? undefined : resolve(dirname(path), named)
}

/** A pipe or a device in the place of a file would never end. */
function readSmall(path: string, limit: number): Buffer | 'absent' | 'unreadable' {
  try {
    const stats = statSync(path)
    return stats.isFile() && stats.size <= limit ? readFileSync(path) : 'unreadable'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'unreadable'
  }
}
