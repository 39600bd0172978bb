import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const bin = resolve('dist/bin.cjs')
const root = mkdtempSync(join(tmpdir(), 'authmd-fixes-'))
const preload = join(root, 'no-container.cjs')
const fake = (prefix: string, length: number) => prefix + 'Ab3'.repeat(length).slice(0, length)
const key = `${fake('sk-ant-api03-', 93)}AA`
const token = `${fake('sk-ant-oat01-', 93)}AA`

interface Said {
  readonly findings: readonly { readonly ruleId: string; readonly severity: string }[]
  readonly answer: { readonly fix: readonly string[] }
}

beforeAll(() => {
  // Whether this machine is a container must not change which fix is told.
  writeFileSync(
    preload,
    `const fs = require('node:fs'), marks = ['/.dockerenv', '/run/.containerenv', '/proc/self/cgroup']
const { existsSync, readFileSync } = fs
fs.existsSync = file => !marks.includes(file) && existsSync(file)
fs.readFileSync = (file, ...rest) => readFileSync(marks.includes(file) ? '/nowhere' + file : file, ...rest)
require('node:module').syncBuiltinESMExports()`,
  )
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let number = 0
/** A home and a repository of its own for each case; nothing of this machine is seen. */
function place(files: Readonly<Record<string, string>>) {
  number += 1
  const at = join(root, String(number))
  for (const folder of ['home/.claude', 'repo/.github/workflows', 'repo/.claude'])
    mkdirSync(join(at, folder), { recursive: true })
  execFileSync('git', ['init', '-q', join(at, 'repo')], { env: { PATH: process.env['PATH'], HOME: at } })
  const all = { 'home/.claude.json': '{"hasCompletedOnboarding":true}', ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(at, name), text, { mode: 0o600 })
  return {
    repo: join(at, 'repo'),
    path: (name: string) => join(at, name),
    env: (more: Readonly<Record<string, string>>) => ({
      PATH: '/usr/bin:/bin',
      HOME: join(at, 'home'),
      TERM: 'dumb',
      LANG: 'C.UTF-8',
      ...more,
    }),
  }
}

const doctor = ['--require', preload, bin, 'doctor', '--json']
function ask(at: ReturnType<typeof place>, env: Readonly<Record<string, string>>, error?: string): Said {
  // Which shell the tests were started from must not count.
  const shell = basename(env['SHELL'] ?? 'bash')
  const args = [...doctor, '--shell', shell, ...(error === undefined ? [] : ['--error', error])]
  const done = spawnSync(process.execPath, args, { cwd: at.repo, env: at.env(env), encoding: 'utf8' })
  return JSON.parse(done.stdout) as Said
}

/** The commands of a fix: what stands behind three blanks is a comment. */
const commandsOf = ({ answer }: Said) =>
  answer.fix.filter(line => /^ {2}\S/.test(line)).map(line => line.trim().replace(/ {3,}.*$/, ''))

const login = JSON.stringify({
  claudeAiOauth: {
    accessToken: token,
    refreshToken: token,
    expiresAt: 4_102_444_800_000,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
  },
})

interface Kind {
  readonly ruleId: string
  readonly error: string
  readonly env: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  /** What is not run: it needs a browser or the network. */
  readonly but?: RegExp
}

const kinds: readonly Kind[] = [
  {
    ruleId: 'subscription-hidden',
    error: 'Credit balance is too low',
    env: { ANTHROPIC_API_KEY: key },
    files: { 'home/.claude/.credentials.json': login },
  },
  {
    ruleId: 'base-url-third-party',
    error: '401 {"error":{"message":"No auth credentials found","code":401}}',
    env: { ANTHROPIC_BASE_URL: 'https://gateway.example.com', ANTHROPIC_API_KEY: key },
  },
  {
    ruleId: 'two-credentials',
    error: 'API Error: 401 Invalid bearer token',
    env: { ANTHROPIC_API_KEY: key, ANTHROPIC_AUTH_TOKEN: token },
  },
  {
    ruleId: 'provider-selected',
    error: 'Not logged in · Please run /login',
    env: { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_API_KEY: key, AWS_REGION: 'us-east-1' },
  },
  {
    ruleId: 'nothing-to-send',
    error: 'Not logged in · Please run /login',
    env: {},
    but: /^claude auth login$/,
  },
]

describe.each(['bash', 'zsh', 'fish'])('a fix that is a command, run in %s', shell => {
  const program = spawnSync('which', [shell], { encoding: 'utf8' }).stdout.trim()
  if (program === '') it.skip(`SKIPPED: no ${shell} on this machine`, () => undefined)
  else
    it.each(kinds)('mends $ruleId: doctor reports it no more', ({ ruleId, error, env, files = {}, but }) => {
      const at = place(files)
      const here = { SHELL: program, ...env }
      const before = ask(at, here, error)
      expect(before.findings.map(one => one.ruleId)).toContain(ruleId)
      expect(before.findings[0]?.ruleId).toBe(ruleId)
      const commands = commandsOf(before).filter(line => but?.test(line) !== true)
      expect(commands.length).toBeGreaterThan(0)
      const again = [process.execPath, ...doctor].map(word => `'${word}'`).join(' ')
      // Whoever is asked for a value types it.
      const done = spawnSync(program, ['-c', `${commands.join('\n')}\n${again}`], {
        cwd: at.repo,
        env: at.env(here),
        input: `${key}\n`,
        encoding: 'utf8',
      })
      const after = JSON.parse(done.stdout.slice(done.stdout.indexOf('{'))) as Said
      expect(after.findings.map(one => one.ruleId)).not.toContain(ruleId)
    })
})

describe('a fix that is a line of a file, put into that file,', () => {
  const ci = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'o/r' }
  const workflow = (withs: string) =>
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n    steps:\n      - uses: anthropics/claude-code-action@v1\n${withs}`

  it('mends a misspelt input of the Action', () => {
    const file = 'repo/.github/workflows/c.yml'
    const bad = workflow(
      '        with:\n          claude_code_oath_token: $' + '{{ secrets.CLAUDE_CODE_OATH_TOKEN }}\n',
    )
    const at = place({ [file]: bad })
    const error = 'Environment variable validation failed'
    const said = ask(at, ci, error)
    expect(said.findings[0]?.ruleId).toBe('action-input')
    const line = commandsOf(said)[0] ?? ''
    writeFileSync(at.path(file), bad.replace(/claude_code_oath_token: .*/, line))
    const step = parse(readFileSync(at.path(file), 'utf8')).jobs.a.steps[0] as { with: object }
    expect(Object.keys(step.with)).toEqual(['claude_code_oauth_token'])
    const env = { ...ci, CLAUDE_CODE_OAUTH_TOKEN: token }
    expect(ask(at, env).findings.map(one => one.ruleId)).not.toContain('action-input')
  })

  it('mends a credential under env: of the Action', () => {
    const file = 'repo/.github/workflows/c.yml'
    const at = place({
      [file]: workflow('        env:\n          ANTHROPIC_API_KEY: $' + '{{ secrets.ANTHROPIC_API_KEY }}\n'),
    })
    const said = ask(at, ci, 'Environment variable validation failed')
    expect(said.findings[0]?.ruleId).toBe('action-input')
    const lines = said.answer.fix.filter(one => /^ {2}\S/.test(one) || /^ {4}\S/.test(one))
    writeFileSync(at.path(file), workflow(lines.map(one => `      ${one}\n`).join('')))
    const step = parse(readFileSync(at.path(file), 'utf8')).jobs.a.steps[0] as { with: object }
    expect(Object.keys(step.with)).toEqual(['anthropic_api_key'])
    expect(ask(at, { ...ci, ANTHROPIC_API_KEY: key }).findings.map(one => one.ruleId)).not.toContain(
      'action-input',
    )
  })

  it('mends a setting in the state file', () => {
    const at = place({
      'home/.claude.json': '{"hasCompletedOnboarding":true,"awsAuthRefresh":"aws sso login"}',
    })
    const error = 'Not logged in · Please run /login'
    expect(ask(at, {}, error).findings[0]?.ruleId).toBe('file-not-read')
    writeFileSync(at.path('home/.claude.json'), '{"hasCompletedOnboarding":true}')
    writeFileSync(at.path('home/.claude/settings.json'), '{"awsAuthRefresh":"aws sso login"}')
    expect(ask(at, {}, error).findings.map(one => one.ruleId)).not.toContain('file-not-read')
  })
})
