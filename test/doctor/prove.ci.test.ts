import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settingInputs } from '../../src/credentials/setting-inputs.ts'
import type { FileContent, Setup } from '../client/write-world.ts'
import { writeWorld } from '../client/write-world.ts'
import { type Ran, runIn } from './run-doctor.ts'

/** A stand-in for the client: it notes how it was started, then does what `body` says. */
const client = (body: string) => ({
  text: `#!${process.execPath}
const fs = require('node:fs')
const { env } = process
const args = process.argv.slice(2)
fs.writeFileSync(env.HOME + '/started.json', JSON.stringify({ args, cwd: process.cwd(), env }))
const given = JSON.parse(args[args.indexOf('--settings') + 1])
const send = headers => fetch(given.env.ANTHROPIC_BASE_URL + '/v1/messages?beta=true', { method: 'POST', headers, body: '{}' }).then(r => r.text())
;(async () => { ${body} })()
`,
  mode: 0o755,
})

const honest = client(`await send({ 'x-api-key': env.ANTHROPIC_API_KEY })`)

/** Fake values, put together here. */
const body = ['Qx7', 'Lm2', 'Vt9', 'Wz4', 'Kp8'].join('').repeat(5)
const key = `sk-ant-api03-${body}`
const token = `sk-ant-oat01-${[...body].reverse().join('')}`

interface Started {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

interface Proved extends Ran {
  readonly json: {
    readonly resolution: Readonly<Record<string, unknown>>
    readonly proof: Readonly<Record<string, unknown>>
    readonly notes: readonly string[]
  }
  readonly started: Started | undefined
  readonly home: string
  readonly project: string
  readonly ranHelper: boolean
}

async function prove(
  program: FileContent | undefined,
  setup: Setup = {},
  flags: Readonly<Record<string, boolean | string>> = {},
): Promise<Proved> {
  const written = writeWorld({
    ...setup,
    home: { ...(program === undefined ? {} : { 'bin/claude': program }), ...setup.home },
    env: { PATH: '@HOME@/bin:/usr/bin:/bin', ...setup.env },
  })
  try {
    const all = { prove: true, json: true, ...flags }
    const ran = await runIn(written.world, { flags: all })
    const note = join(written.home, 'started.json')
    return {
      ...ran,
      json: JSON.parse(ran.stdout),
      started: existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined,
      home: written.home,
      project: written.project,
      ranHelper: existsSync(join(written.home, 'helper-ran')),
    }
  } finally {
    written.remove()
  }
}

const trusted = { '.claude.json': { projects: { '@PROJ@': { hasTrustDialogAccepted: true } } } }
const keyed = { env: { ANTHROPIC_API_KEY: key } }

describe('doctor --prove asks the client of the person', () => {
  it('and calls an answer proven that the client itself gave', async () => {
    const { json } = await prove(honest, keyed)
    expect(json.proof).toMatchObject({ state: 'seen', sent: { xApiKey: 'shell:ANTHROPIC_API_KEY' } })
    expect(json.resolution).toMatchObject({ evidence: 'proven', xApiKey: 'shell:ANTHROPIC_API_KEY' })
    expect(json.resolution).not.toHaveProperty('measuredOn')
    expect(json.notes[0]).toMatch(/^Proven just now: .* as predicted\.$/)
  })

  it('with nothing that starts a tool, a server or a hook, and without other traffic', async () => {
    const { started, json } = await prove(honest, { env: { ...keyed.env, CLAUDECODE: '1' } })
    expect(json.proof['state']).toBe('seen')
    const given = JSON.parse(started?.args[3] ?? '')
    expect(started?.args).toEqual([
      '-p',
      'hi',
      '--settings',
      started?.args[3],
      '--strict-mcp-config',
      '--tools',
      '',
      '--no-session-persistence',
    ])
    expect(given.disableAllHooks).toBe(true)
    expect(given.env.ANTHROPIC_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(started?.env['CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC']).toBe('1')
    // In the desktop app the environment stands over the flag.
    expect(started?.env['ANTHROPIC_BASE_URL']).toBe(given.env.ANTHROPIC_BASE_URL)
    expect(started?.env).not.toHaveProperty('CLAUDECODE')
  })

  it('with the git configuration of the person, and a file of ignored names that is not theirs', async () => {
    const asks = client(`
      const { execFileSync } = require('node:child_process')
      const ask = name => execFileSync('git', ['config', '--global', '--includes', name]).toString().trim()
      const ignored = ask('core.excludesFile')
      fs.writeFileSync(env.HOME + '/git.json', JSON.stringify({ ignored, lines: fs.readFileSync(ignored, 'utf8'), name: ask('user.name'), safe: ask('safe.directory') }))
      await send({ 'x-api-key': env.ANTHROPIC_API_KEY })`)
    const written = writeWorld({
      env: { PATH: '@HOME@/bin:/usr/bin:/bin', ...keyed.env },
      home: {
        'bin/claude': asks,
        '.gitconfig': '[user]\n\tname = "A B"\n[core]\n\texcludesFile = ~/mine\n',
        '.config/git/config': '[safe]\n\tdirectory = /shared\n',
      },
    })
    try {
      await runIn(written.world, { flags: { prove: true, json: true } })
      const { ignored, lines, name, safe } = JSON.parse(readFileSync(join(written.home, 'git.json'), 'utf8'))
      expect({ lines, name, safe }).toEqual({
        lines: '**/.claude/settings.local.json\n',
        name: 'A B',
        safe: '/shared',
      })
      expect(ignored.startsWith(written.home)).toBe(false)
      expect(existsSync(ignored)).toBe(false)
    } finally {
      written.remove()
    }
  })

  it('where both differ, the proof counts', async () => {
    const other = client(`await send({ authorization: 'Bearer ' + env.ANTHROPIC_AUTH_TOKEN })`)
    const { json } = await prove(other, { env: { ...keyed.env, ANTHROPIC_AUTH_TOKEN: token } })
    expect(json.resolution).toMatchObject({
      evidence: 'proven',
      xApiKey: null,
      authorization: 'shell:ANTHROPIC_AUTH_TOKEN',
    })
    expect(json.notes[0]).toContain('The prediction was that it sends ANTHROPIC_API_KEY in the environment')
  })

  it('names the variable that it did not know', async () => {
    const strange = client(`await send({ 'x-api-key': env.SOMETHING_NEW })`)
    const { json, stdout } = await prove(strange, { env: { ...keyed.env, SOMETHING_NEW: `new-${body}` } })
    expect(json.proof).toMatchObject({ sent: { xApiKey: 'unrecognised' }, suspects: ['SOMETHING_NEW'] })
    expect(json.resolution['evidence']).toBe('unknown')
    expect(stdout).not.toContain(body.slice(0, 6))
  })

  it('in the folder only where the client trusts it', async () => {
    const here = await prove(honest, { ...keyed, home: trusted })
    expect(here.started?.cwd).toBe(here.project)
    const apart = await prove(honest, { ...keyed, proj: { '.claude/settings.json': { env: {} } } })
    expect(apart.started?.cwd).not.toContain(apart.project)
    expect(apart.json.proof['leavesOut']).toBe('untrusted-project')
    expect(apart.json.resolution['evidence']).toBe('measured')
    expect(apart.json.notes.join(' ')).toContain('the project settings are not proven')
  })

  it('and calls nothing proven where the API of Anthropic would give it other settings', async () => {
    const home = { '.claude/remote-settings.json': { apiKeyHelper: 'touch @HOME@/helper-ran' } }
    const { json, ranHelper } = await prove(honest, { ...keyed, home })
    expect(json.proof).toMatchObject({ state: 'seen', leavesOut: 'base-url' })
    expect(json.resolution['evidence']).toBe('unknown')
    expect(ranHelper).toBe(false)
  })

  it.each([
    ...settingInputs.flatMap(({ name, starts }) => (starts ? [name] : [])),
    ...['hooks', 'statusLine', 'subagentStatusLine', 'fileSuggestion'],
  ])('in an empty folder where the settings of the project start a program: %s', async name => {
    const command = 'touch @HOME@/helper-ran'
    // A text in its place drops the file.
    const settings = { [name]: name === 'statusLine' ? { type: 'command', command } : command, env: {} }
    const proj = { '.claude/settings.json': settings }
    const apart = await prove(honest, { ...keyed, home: trusted, proj })
    expect(apart.started?.cwd).not.toContain(apart.project)
    expect(apart.json.proof['leavesOut']).toBe('project-programs')
    expect(apart.ranHelper).toBe(false)
  })

  it.each([
    ['a program', { apiKeyHelper: 'touch @HOME@/helper-ran', model: 5 }, 'project-programs'],
    ['variables alone', { env: { CLAUDE_CODE_USE_BEDROCK: '1' }, model: 5 }, 'project-refused'],
  ])(
    'in an empty folder where the client is taken to drop a file of the project with %s',
    async (_, settings, why) => {
      const apart = await prove(honest, {
        ...keyed,
        home: trusted,
        proj: { '.claude/settings.json': settings },
      })
      expect(apart.started?.cwd).not.toContain(apart.project)
      expect(apart.json.proof['leavesOut']).toBe(why)
      expect(apart.ranHelper).toBe(false)
    },
  )

  it('and lets it reach no other server', async () => {
    const curious = client(`
      const http = require('node:http')
      const { port } = new URL(env.HTTPS_PROXY)
      await new Promise(done => http.request({ port, host: '127.0.0.1', method: 'CONNECT', path: 'example.com:443' })
        .on('connect', (_, s) => { s.destroy(); done() }).on('error', done).end())
      await send({ 'x-api-key': env.ANTHROPIC_API_KEY })`)
    const { json } = await prove(curious, keyed)
    expect(json.proof['stopped']).toEqual(['example.com'])
    expect(json.notes.join(' ')).toContain('example.com')
  })
})

describe('doctor --prove starts no client', () => {
  const managed = (content: object) => ({
    machine: { '/etc/claude-code/managed-settings.json': JSON.stringify(content) },
  })
  const login = (expiresAt: number) => ({
    '.claude/.credentials.json': {
      text: JSON.stringify({
        claudeAiOauth: {
          accessToken: token,
          refreshToken: token,
          expiresAt,
          scopes: ['user:inference'],
        },
      }),
      mode: 0o600,
    },
  })
  const cases: readonly (readonly [string, Setup, string])[] = [
    ['a managed base URL', managed({ env: { ANTHROPIC_BASE_URL: 'https://gw.example' } }), 'goes-elsewhere'],
    ['a managed list of servers without a proxy', managed({ env: { NO_PROXY: '*' } }), 'goes-elsewhere'],
    ['the same in small letters', managed({ env: { no_proxy: '.anthropic.com' } }), 'goes-elsewhere'],
    ['managed telemetry', managed({ env: { CLAUDE_CODE_ENABLE_TELEMETRY: '1' } }), 'goes-elsewhere'],
    ['a provider switch', { env: { CLAUDE_CODE_USE_BEDROCK: '1' } }, 'goes-elsewhere'],
    ['a socket', { env: { ANTHROPIC_UNIX_SOCKET: '/s' } }, 'goes-elsewhere'],
    ['the gateway switch', { env: { CLAUDE_CODE_USE_GATEWAY: '1' } }, 'goes-elsewhere'],
    ['a host in charge', { env: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' } }, 'goes-elsewhere'],
    ['a proxy', { env: { HTTPS_PROXY: 'http://p.example:1' } }, 'goes-elsewhere'],
    [
      'a proxy in settings',
      { home: { '.claude/settings.json': { env: { ALL_PROXY: 'http://p:1' } } } },
      'goes-elsewhere',
    ],
    ['a login that is over', { home: login(1000) }, 'asks-first'],
    ['a login that is nearly over', { home: login(Date.now() + 120_000) }, 'asks-first'],
    ['an organization that is checked', managed({ forceLoginOrgUUID: 'x' }), 'asks-first'],
    ['a list of providers', managed({ allowedProviders: ['bedrock'] }), 'provider-not-allowed'],
    ['an open file', { env: { CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR: '9' } }, 'open-file'],
    [
      'a helper of the person',
      { home: { '.claude/settings.json': { apiKeyHelper: 'touch ~/helper-ran' } } },
      'runs-a-program',
    ],
    ["an administrator's hooks", managed({ hooks: {} }), 'runs-a-program'],
    ["a program that gives an administrator's settings", managed({ policyHelper: {} }), 'runs-a-program'],
    [
      'a helper of the person in a file that the client is taken to drop',
      { home: { '.claude/settings.json': { apiKeyHelper: 'touch ~/helper-ran', model: 5 } } },
      'runs-a-program',
    ],
    [
      'a helper for a proxy',
      { home: { '.claude/settings.json': { proxyAuthHelper: 'touch ~/helper-ran' } } },
      'runs-a-program',
    ],
  ]
  it.each(cases)('with %s, and says why', async (_, setup, reason) => {
    const all = { ...setup, env: { ...keyed.env, ...setup.env } }
    const { json, started, ranHelper } = await prove(honest, all)
    expect(json.proof).toMatchObject({ state: 'refused', reason })
    expect(json.notes[0]).toMatch(/^Nothing was proven: .{20,}\.$/)
    expect(started).toBeUndefined()
    expect(ranHelper).toBe(false)
    expect(json.resolution['evidence']).not.toBe('proven')
  })

  it('of the project, and says that there is none', async () => {
    const { json, started } = await prove(undefined, {
      env: { ...keyed.env, PATH: '@PROJ@/bin:@PROJ@:.:/usr/bin:/bin' },
      proj: { 'bin/claude': honest, claude: honest, 'node_modules/.bin/claude': honest },
    })
    expect(json.proof).toEqual({ state: 'refused', reason: 'no-client' })
    expect(started).toBeUndefined()
  })

  it('from a node_modules folder', async () => {
    const { json, started } = await prove(undefined, {
      ...keyed,
      home: {
        'other/node_modules/c/claude': honest,
        'bin/claude': { symlink: '../other/node_modules/c/claude' },
      },
    })
    expect(json.proof).toEqual({ state: 'refused', reason: 'client-in-modules' })
    expect(started).toBeUndefined()
  })
})

describe('doctor --prove with a client that', () => {
  it('npm installed globally starts it', async () => {
    const { json, started } = await prove(undefined, {
      ...keyed,
      home: {
        'lib/node_modules/c/claude': honest,
        'bin/claude': { symlink: '../lib/node_modules/c/claude' },
      },
    })
    expect(json.proof).toMatchObject({ state: 'seen' })
    expect(started).toBeDefined()
  })

  it('hangs ends it after ten seconds with all that it started, and says so', async () => {
    const hangs = client(`
      const child = require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' })
      fs.writeFileSync(env.HOME + '/started.json', JSON.stringify({ args: [], cwd: '', env: { child: child.pid } }))
      setInterval(() => {}, 1000)`)
    const { json, started } = await prove(hangs, keyed)
    expect(json.proof).toEqual({ state: 'failed', why: 'timed-out' })
    const child = Number(started?.env['child'])
    expect(child).toBeGreaterThan(1)
    // A process that was ended may still wait to be collected by whoever adopted it.
    const state = existsSync(`/proc/${child}/stat`) ? readFileSync(`/proc/${child}/stat`, 'utf8') : ') Z'
    expect(state).toMatch(/\) Z/)
  })

  it.each([
    [
      'crashes',
      `process.kill(process.pid, 'SIGKILL'); await new Promise(() => setInterval(() => {}, 1000))`,
      'crashed',
    ],
    [
      'knows none of the flags',
      `console.error("error: unknown option '--tools'"); process.exit(1)`,
      'silent',
    ],
  ])('%s proves nothing', async (_, script, why) => {
    const { json } = await prove(client(script), keyed)
    expect(json.proof).toEqual({ state: 'failed', why })
    expect(json.resolution['evidence']).toBe('measured')
  })

  it('cannot be started proves nothing', async () => {
    const { json } = await prove({ text: '#!/nonexistent/program\n', mode: 0o755 }, keyed)
    expect(json.proof).toEqual({ state: 'failed', why: 'not-started' })
  })

  it('has nothing to send says so in words that are known', async () => {
    const says = client(`console.log('Not logged in · Please run /login'); process.exit(1)`)
    const { json } = await prove(says)
    expect(json.proof).toMatchObject({ state: 'seen', sent: { request: false } })
    expect(json.resolution['evidence']).toBe('proven')
  })

  it('sends its message to another server proves nothing, whatever it says at the end', async () => {
    const strays = client(`
      const http = require('node:http')
      const { port } = new URL(env.HTTPS_PROXY)
      await new Promise(done => http.request({ port, host: '127.0.0.1', method: 'CONNECT', path: 'cloud.example:443' })
        .on('connect', (_, s) => { s.destroy(); done() }).on('error', done).end())
      console.log('Not logged in · Please run /login'); process.exit(1)`)
    const { json } = await prove(strays)
    expect(json.proof).toEqual({ state: 'failed', why: 'elsewhere' })
    expect(json.resolution['evidence']).not.toBe('proven')
    expect(json.notes.join(' ')).toContain('another server')
  })

  it('asks at a terminal finds none', async () => {
    const asks = client(`
      try { fs.openSync('/dev/tty', 'r+'); await send({ 'x-api-key': 'terminal' }) }
      catch { await send({ 'x-api-key': env.ANTHROPIC_API_KEY }) }`)
    const { json } = await prove(asks, keyed)
    expect(json.proof).toMatchObject({ sent: { xApiKey: 'shell:ANTHROPIC_API_KEY' } })
  })

  it.each([{ json: true }, { json: false }, { json: false, markdown: true }])(
    'prints secrets hands none of them on (%j)',
    async flags => {
      const loud = client(`
        for (const text of [env.ANTHROPIC_API_KEY, env.ANTHROPIC_AUTH_TOKEN]) { console.log(text); console.error('API Error: 401 ' + text) }
        if (env.SENDS) await send({ 'x-api-key': env.ANTHROPIC_API_KEY, authorization: 'Bearer ' + env.ANTHROPIC_AUTH_TOKEN })
        else process.exit(1)`)
      for (const SENDS of ['', '1']) {
        const env = { ...keyed.env, ANTHROPIC_AUTH_TOKEN: token, SENDS }
        const written = writeWorld({
          env: { PATH: '@HOME@/bin:/usr/bin:/bin', ...env },
          home: { 'bin/claude': loud },
        })
        try {
          const { stdout, stderr } = await runIn(written.world, { flags: { prove: true, ...flags } })
          for (const secret of [body, token.slice(13)]) {
            for (let at = 0; at + 6 <= secret.length; at++) {
              expect(stdout + stderr).not.toContain(secret.slice(at, at + 6))
            }
          }
        } finally {
          written.remove()
        }
      }
    },
  )
})

describe('doctor --prove --run-helper', () => {
  it('lets the client run the helper of the person', async () => {
    const runs = client(`
      const { execSync } = require('node:child_process')
      const out = execSync('echo ' + 'helper-value').toString().trim()
      await send({ 'x-api-key': out, authorization: 'Bearer ' + out })`)
    const home = { '.claude/settings.json': { apiKeyHelper: 'echo helper-value' } }
    const { json } = await prove(runs, { home }, { 'run-helper': true })
    expect(json.resolution).toMatchObject({ evidence: 'proven', xApiKey: 'user:apiKeyHelper' })
  })
})

describe('a client that is newer than what was measured', () => {
  it('is told of, with the way to see what it sends', async () => {
    const installed = {
      'share/claude/versions/99.0.0': honest,
      'bin/claude': { symlink: '../share/claude/versions/99.0.0' },
    }
    const { stdout } = await prove(undefined, { ...keyed, home: installed }, { prove: false })
    expect(stdout).toMatch(/Claude Code 99\.0\.0 is installed.*authmd doctor --prove/)
  })
})
