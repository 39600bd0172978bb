import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { IgnoreDecision, IgnoreOracle } from '../types.ts'
import { GitError, patience } from './git.ts'
import { gitEnvironment, gitSettings } from './git-environment.ts'
import { runProgram } from './program.ts'

/**
 * Git is asked in a private, empty repository that holds copies of the ignore files and nothing else: the
 * configuration, the index and the hooks of the repository in question are never seen. `exclude` is the text of its
 * `info/exclude`, where that is to count.
 */
export function gitOracle(git: string, exclude?: Uint8Array): IgnoreOracle {
  return (files, paths) => {
    if (paths.length === 0) return []
    const folder = mkdtempSync(join(tmpdir(), 'authmd-ignore-'))
    try {
      const gitDir = join(folder, 'git')
      const workTree = join(folder, 'tree')
      for (const part of ['objects', 'refs']) mkdirSync(join(gitDir, part), { recursive: true })
      mkdirSync(workTree)
      writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/main\n')
      if (exclude !== undefined) {
        mkdirSync(join(gitDir, 'info'))
        writeFileSync(join(gitDir, 'info', 'exclude'), exclude)
      }
      for (const [path, text] of files) writeIgnoreFile(workTree, path, text)
      const repository = [`--git-dir=${gitDir}`, `--work-tree=${workTree}`]
      const question = ['check-ignore', '--verbose', '--non-matching', '--no-index', '-z', '--stdin']
      const { status, stdout } = runProgram({
        program: git,
        args: [
          ...gitSettings,
          '-c',
          'core.ignorecase=false',
          '-c',
          'core.excludesFile=',
          ...repository,
          ...question,
        ],
        cwd: workTree,
        env: gitEnvironment,
        stdin: paths.map(path => `${path}\0`).join(''),
        // Nothing of the repository is read, so that only a busy machine can take long.
        timeout: patience.silence,
      })
      if (status !== 0 && status !== 1)
        throw new GitError("git check-ignore didn't answer within 10 seconds, or failed")
      return readAnswer(stdout, paths)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Only `.gitignore` files below the work tree: a path that leads elsewhere is no ignore file of a repository. */
const ignoreFile = /^(?!(?:.*\/)?(?:\.{1,2}|\.git)\/)(?:[^/\\\0]+\/)*\.gitignore$/i

function writeIgnoreFile(workTree: string, path: string, text: string): void {
  if (!ignoreFile.test(path)) return
  const file = join(workTree, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Four fields for each path: file, line, pattern, path; the first three are empty where no line speaks of it. */
function readAnswer(stdout: string, paths: readonly string[]): readonly IgnoreDecision[] {
  const fields = stdout.split('\0')
  const decisions = new Map<string, IgnoreDecision>()
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [file = '', line = '', pattern = '', path = ''] = fields.slice(at, at + 4)
    const by = { file, line: Number(line), pattern }
    decisions.set(
      path,
      file === '' ? { path, ignored: false } : { path, ignored: !pattern.startsWith('!'), by },
    )
  }
  return paths.map(path => decisions.get(path) ?? { path, ignored: false })
}
