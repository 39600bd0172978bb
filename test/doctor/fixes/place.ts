import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

const bin = resolve('dist/bin.cjs')
const root = mkdtempSync(join(tmpdir(), 'authmd-fixes-'))
const preload = join(root, 'no-container.cjs')
const fake = (prefix: string, length: number) => prefix + 'Ab3'.repeat(length).slice(0, length)

export const key = `${fake('sk-ant-api03-', 93)}AA`
export const token = `${fake('sk-ant-oat01-', 93)}AA`
export const madeUp = fake

export const login = (expiresAt = 4_102_444_800_000) =>
  JSON.stringify({
    claudeAiOauth: {
      accessToken: token,
      refreshToken: token,
      expiresAt,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
    },
  })

export interface Said {
  readonly findings: readonly { readonly ruleId: string; readonly severity: string }[]
  readonly answer: { readonly event: string; readonly fix: readonly string[] }
}

export interface Place {
  readonly repo: string
  readonly path: (name: string) => string
  readonly env: (more: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
}

/**
 * Stands in for the one program that needs a browser and the network: its `auth login` leaves the file that the real
 * client leaves, `auth logout` takes it away; the rest does nothing.
 */
const client = `#!/bin/sh
file="\${CLAUDE_CONFIG_DIR:-$HOME/.claude}/.credentials.json"
case "$1 $2" in
  'auth login') mkdir -p "$(dirname "$file")"; rm -f "$file"; umask 077; printf '%s' '${login()}' > "$file" ;;
  'auth logout') rm -f "$file" ;;
esac
`

/** The places are those of a Linux that is no container, whatever machine this is. */
export function prepare(): void {
  writeFileSync(
    preload,
    `const fs = require('node:fs'), marks = ['/.dockerenv', '/run/.containerenv', '/proc/self/cgroup']
const { existsSync, readFileSync } = fs
fs.existsSync = file => !marks.includes(file) && existsSync(file)
fs.readFileSync = (file, ...rest) => readFileSync(marks.includes(file) ? '/nowhere' + file : file, ...rest)
require('node:module').syncBuiltinESMExports()
Object.defineProperty(process, 'platform', { value: 'linux' })`,
  )
  const words = [process.execPath, ...doctor].map(word => `'${word}'`).join(' ')
  writeFileSync(again, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 })
  mkdirSync(join(root, 'bin'))
  writeFileSync(join(root, 'bin/claude'), client, { mode: 0o755 })
}

export function clear(): void {
  rmSync(root, { recursive: true, force: true })
}

let number = 0
/** A home and a repository of its own for each case; nothing of this machine is seen. */
export function place(files: Readonly<Record<string, string>>): Place {
  number += 1
  const at = join(root, String(number))
  for (const folder of ['home/.claude', 'repo/.github/workflows', 'repo/.claude'])
    mkdirSync(join(at, folder), { recursive: true })
  execFileSync('git', ['init', '-q', join(at, 'repo')], { env: { PATH: process.env['PATH'], HOME: at } })
  const all = { 'home/.claude.json': '{"hasCompletedOnboarding":true}', ...files }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(at, name)), { recursive: true })
    writeFileSync(join(at, name), text, { mode: 0o600 })
  }
  return {
    repo: join(at, 'repo'),
    path: name => join(at, name),
    env: more => ({
      PATH: `${join(root, 'bin')}:/usr/bin:/bin`,
      HOME: join(at, 'home'),
      TERM: 'dumb',
      LANG: 'C.UTF-8',
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value.replace('HERE', at)])),
    }),
  }
}

const doctor = ['--require', preload, bin, 'doctor', '--json']
/** The question to doctor as a script of its own, so that every shell can ask it in the same words. */
const again = join(root, 'again')

export function ask(at: Place, env: Readonly<Record<string, string>>, ...more: readonly string[]): Said {
  // Which shell the tests were started from must not count.
  const shell = basename(env['SHELL'] ?? 'bash').replace('pwsh', 'powershell')
  const args = [...doctor, '--shell', shell, ...more]
  const done = spawnSync(process.execPath, args, { cwd: at.repo, env: at.env(env), encoding: 'utf8' })
  return JSON.parse(done.stdout) as Said
}

/** The commands of a fix: what stands behind three blanks is a comment. */
export const commandsOf = ({ answer }: Said): readonly string[] =>
  answer.fix.filter(line => /^ {2}\S/.test(line)).map(line => line.trim().replace(/ {3,}.*$/, ''))

/** Types the commands into the shell, and asks doctor in that same shell. */
export function runIn(
  program: string,
  given: {
    readonly at: Place
    readonly env: Readonly<Record<string, string>>
    readonly commands: readonly string[]
  },
): Said {
  const { at, env, commands } = given
  const valueFor = (line: string) => (line.includes('OAUTH_TOKEN') ? token : key)
  // Whoever is asked for a value types it. PowerShell hides what is typed only where it has a terminal.
  const typed = commands.filter(line => /\bread\b/.test(line)).map(line => `${valueFor(line)}\n`)
  const lines = commands.map(line =>
    line.replace(
      /\(Read-Host .+? -AsSecureString\)/,
      `(ConvertTo-SecureString '${valueFor(line)}' -AsPlainText -Force)`,
    ),
  )
  const done = spawnSync(program, ['-c', [...lines, again].join('\n')], {
    cwd: at.repo,
    env: at.env(env),
    input: typed.join(''),
    encoding: 'utf8',
  })
  const start = done.stdout.search(/^\{/m)
  if (start < 0) throw new Error(`no answer: ${done.stdout}${done.stderr}`)
  return JSON.parse(done.stdout.slice(start)) as Said
}
