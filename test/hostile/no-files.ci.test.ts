import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bundle } from '../support/bundle.ts'
import { commitAll, git, ground, put } from './ground.ts'

const long = process.env['AUTHMD_LONG'] === '1'

const leaveSocket = 'require("net").createServer().listen("s", () => process.kill(process.pid, "SIGKILL"))'

/** What can stand in the place of a file without being one. */
const kinds = {
  'a pipe': (path: string) => execFileSync('mkfifo', [path]),
  'a socket': (path: string) => {
    // A server that is killed leaves its socket; the name is short, because a socket's may not be long.
    spawnSync(process.execPath, ['-e', leaveSocket], { cwd: dirname(path) })
    renameSync(join(dirname(path), 's'), path)
  },
  'a device behind a link': (path: string) => symlinkSync('/dev/zero', path),
  'a file of the kernel behind a link': (path: string) => symlinkSync('/proc/kmsg', path),
  'a folder': (path: string) => mkdirSync(path),
} as const

const files = {
  'CLAUDE.md': '# A\n',
  '.gitignore': '[.]env*\n',
  '.env': 'A=1\n',
  '.env.example': 'A=\n',
  'package.json': '{"workspaces":["sub"]}',
  'sub/AGENTS.md': '# B\n',
}

interface Ending {
  readonly code: number | null
  readonly signal: string | null
  readonly text: string
}

/** The shipped tool in a process of its own, which is ended where it waits. */
function run(folder: string, home: string, args: readonly string[]): Ending {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: home, SHELL: '/bin/zsh' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10_000,
    killSignal: 'SIGKILL',
  })
  return { code: status, signal, text: stdout + stderr }
}

/** A repository whose files git tracks; what stands at `path` is then replaced. */
function withNoFile(make: (path: string) => unknown, ...paths: readonly string[]): string {
  const own = Object.fromEntries(
    paths
      .filter(path => !/^\.git(?:\/|$)/.test(path))
      .map(path => [path, path.endsWith('.json') ? '{}' : '\n']),
  )
  const folder = ground({ ...files, ...own })
  commitAll(folder)
  for (const path of paths) replace(make, join(folder, path))
  return folder
}

function replace(make: (path: string) => unknown, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { recursive: true, force: true })
  make(path)
}

/** Each with the command that can't go on without it. */
const needed: readonly (readonly [path: string, args: readonly string[]])[] = [
  ['CLAUDE.md', ['check']],
  ['.gitignore', ['check']],
  ['.env.example', ['check']],
  ['authmd.config.json', ['check']],
  ['docs/claude-code-auth.md', ['remove', '--dry-run']],
  ['docs/claude-code-auth.md', ['check', '--target', 'guide']],
  ['.git/index', ['scan']],
  ['.git/index', ['scan', '--staged']],
  ['.git', ['scan', '--staged']],
]

/** Each with the commands that read it and can do without. */
const optional: readonly (readonly [path: string, ...commands: readonly (readonly string[])[]])[] = [
  ['AGENTS.md', ['check'], ['doctor']],
  ['.claude/CLAUDE.md', ['check']],
  ['CLAUDE.local.md', ['check']],
  ['package.json', ['check'], ['check', '--recursive']],
  ['pnpm-workspace.yaml', ['check', '--recursive']],
  ['sub/AGENTS.md', ['check'], ['check', '--recursive']],
  ['sub/.gitignore', ['check']],
  ['.claude/settings.json', ['check'], ['doctor']],
  ['.env', ['check'], ['scan']],
  ['.github/workflows/ci.yml', ['check'], ['doctor']],
  ['.mailmap', ['scan', '--staged']],
  ['.gitattributes', ['scan', '--staged'], ['check']],
  ['.gitmodules', ['scan', '--staged'], ['check']],
  ['module/.git', ['check'], ['scan']],
  ['.git', ['check'], ['doctor']],
  ['.git/index', ['check'], ['doctor']],
  ['.git/HEAD', ['check'], ['scan', '--staged'], ['doctor']],
  ['.git/config', ['check'], ['scan', '--staged'], ['doctor']],
  ['.git/commondir', ['check'], ['scan', '--staged'], ['doctor']],
  ['.git/info/exclude', ['check'], ['scan'], ['doctor']],
  ['.git/info/attributes', ['check'], ['scan', '--staged']],
  ['.git/packed-refs', ['scan', '--staged']],
  ['.git/refs/heads/main', ['scan', '--staged']],
  ['.git/shallow', ['scan', '--staged']],
  ['.git/objects/info/commit-graph', ['scan', '--staged']],
  ['.git/objects/pack/multi-pack-index', ['scan', '--staged']],
  ['.authmd-lock', ['check'], ['apply', '--dry-run']],
]

const ofPerson = [
  '.claude.json',
  '.claude/settings.json',
  '.claude/.credentials.json',
  '.claude/.config.json',
  '.config/anthropic/active_config',
  '.config/anthropic/configs/default.json',
  '.config/fish/config.fish',
  '.config/fish/fish_variables',
  '.config/Code/User/settings.json',
  '.zshrc',
  '.zshenv',
  '.zprofile',
  '.zlogin',
  '.bashrc',
  '.bash_profile',
  '.profile',
  '.cshrc',
  '.tcshrc',
]
const ofProject = [
  '.claude/settings.json',
  '.claude/settings.local.json',
  '.env',
  '.env.local',
  '.envrc',
  'mise.toml',
  'mise.local.toml',
  '.mise.toml',
  'compose.yaml',
  'docker-compose.yml',
  '.vscode/settings.json',
  '.github/workflows/ci.yml',
  '.devcontainer/devcontainer.json',
  '.mcp.json',
]

describe.skipIf(process.platform === 'win32').each(Object.entries(kinds))('%s', (kind, make) => {
  const home = () => ground()

  it.each(needed)('in place of %s is refused by name by %j', (path, args) => {
    // A folder called `.git` is what it should be.
    if (kind === 'a folder' && path === '.git') return
    const { code, signal, text } = run(withNoFile(make, path), home(), args)
    expect({ signal, code }, text).toEqual({ signal: null, code: 2 })
    const name = path.startsWith('.git/') ? 'the index of git' : path === '.git' ? 'git repository' : path
    expect(text).toContain(name)
  })

  it('among the templates of a team is refused', () => {
    const path = 'team/claude-md/section.md'
    const folder = ground({ ...files, 'authmd.config.json': '{"templates":"team"}', [path]: 'x\n' })
    commitAll(folder)
    replace(make, join(folder, path))
    const { code, signal, text } = run(folder, home(), ['check'])
    expect({ signal, code }, text).toEqual({ signal: null, code: kind === 'a folder' ? 1 : 2 })
  })

  it('in place of the alternates of git, or of an object, is refused by scan --staged', () => {
    for (const path of ['.git/objects/info/alternates', '.git/objects/pack/pack-1.idx', loose]) {
      const folder = withNoFile(() => undefined)
      put(folder, 'new.txt', 'new\n')
      git(folder, 'add', 'new.txt')
      replace(make, join(folder, path === loose ? looseObject(folder) : path))
      const { code, signal, text } = run(folder, home(), ['scan', '--staged'])
      expect(signal, text).toBe(null)
      if (kind === 'a folder') continue
      expect(code, path).toBe(2)
      expect(text).toContain('is not a file')
    }
  })

  it('in place of any other file of a repository stops no command', () => {
    // A pipe is what holds a reader most often; of each other kind a part is tried, and all of it in the long run.
    const part = Object.keys(kinds).indexOf(kind)
    const tried = long || kind === 'a pipe' ? optional : optional.filter((_, at) => at % 4 === part - 1)
    for (const [path, ...commands] of tried) {
      const folder = withNoFile(make, path)
      for (const args of commands) {
        const { code, signal, text } = run(folder, home(), args)
        const what = `${path}: ${args.join(' ')}`
        expect({ what, signal }).toEqual({ what, signal: null })
        expect([0, 1, 2], `${what}: ${text}`).toContain(code)
        if (code === 2)
          expect(text, what).toMatch(
            /not a (?:regular )?file|no regular file|can't be read|not a repository|failed/,
          )
      }
    }
  })

  it('in place of a package.json does not hold up a line that only the whole reader of flags understands', () => {
    const { code, signal, text } = run(withNoFile(make, 'package.json'), home(), ['check', '--formt=json'])
    expect({ signal, code }, text).toEqual({ signal: null, code: 2 })
    expect(text).toContain('Did you mean --format?')
  })

  it('in place of every file that doctor reads, at once, stops it at none', () => {
    const folder = withNoFile(make, ...ofProject)
    const person = ground()
    for (const path of ofPerson) replace(make, join(person, path))
    const { code, signal, text } = run(folder, person, ['doctor'])
    expect({ signal, code }, text).toEqual({ signal: null, code: 1 })
  })

  it('as a list of repositories or as a path to scan is refused', () => {
    const folder = withNoFile(() => undefined)
    replace(make, join(folder, 'list'))
    const listed = run(folder, home(), ['check', '--repos', 'list'])
    // A pipe may be one of the shell, `<(…)`: without a writer it is an empty list.
    expect({ signal: listed.signal, code: listed.code }, listed.text).toEqual({
      signal: null,
      code: kind === 'a pipe' ? 0 : 2,
    })
    expect(run(folder, home(), ['scan', 'list']).signal).toBe(null)
  })
})

const loose = 'an object'

function looseObject(folder: string): string {
  const id = git(folder, 'rev-parse', ':new.txt').trim()
  return `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`
}
