import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { measuredVersion as version } from '../../src/credentials/measured-version.ts'
import { loadFakeApi } from '../client/shared.ts'
import { hasTmux, openTerminal } from '../config/terminal.ts'
import { createSandbox, projectRoot, writeFiles, writeProgram } from './sandbox.ts'

const sandbox = createSandbox()
const { folder, run } = sandbox
const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

// As the client has it after `/plugin install`: this folder and nothing else of the repository, in a path with a blank.
const plugin = join(folder, 'plugins of ann', 'authmd')
cpSync(join(projectRoot, 'plugin'), plugin, { recursive: true })
cpSync(join(projectRoot, '.claude-plugin'), join(folder, 'marketplace/.claude-plugin'), { recursive: true })
cpSync(plugin, join(folder, 'marketplace/plugin'), { recursive: true })

/** The hook as Claude Code starts it: the command of hooks.json in a shell, with its variables and nothing else. */
function startSession(
  env: Readonly<Record<string, string>>,
  { project = mkdtempSync(join(folder, 'project-')), root = plugin } = {},
) {
  const [group] = JSON.parse(read('plugin/hooks/hooks.json')).hooks.SessionStart
  return run('sh', ['-c', group.hooks[0].command.replaceAll('${CLAUDE_PLUGIN_ROOT}', root)], {
    cwd: project,
    env: { CLAUDE_PLUGIN_ROOT: root, CLAUDE_PROJECT_DIR: project, CLAUDECODE: '1', ...env },
  })
}

/** Leaves a trace where anybody starts it. */
function trap(): { readonly plant: (path: string) => void; readonly sprung: () => boolean } {
  const trace = join(mkdtempSync(join(folder, 'trap-')), 'sprung')
  const program = `#!${process.execPath}\nrequire('fs').writeFileSync('${trace}', '')\n`
  return { plant: path => writeProgram(path, program), sprung: () => existsSync(trace) }
}

/** A project with a program of our name wherever something might look for one. */
function hostileProject(root: string) {
  const { plant, sprung } = trap()
  mkdirSync(join(root, '.git'), { recursive: true })
  const inside = join(root, 'packages/a')
  const places = ['authmd', 'bin/authmd', 'node_modules/.bin/authmd', 'node_modules/authmd/dist/bin.cjs']
  const planted = [root, inside].flatMap(base => places.map(place => join(base, place)))
  planted.push(join(root, 'hooks/authmd.mjs'), join(inside, 'hooks/authmd.mjs'))
  planted.forEach(plant)
  writeFiles(root, { 'node_modules/authmd/package.json': '{ "bin": { "authmd": "dist/bin.cjs" } }' })
  const path = [root, join(root, 'bin'), join(root, 'node_modules/.bin'), join(inside, 'node_modules/.bin')]
  return { root, inside, path: path.join(':'), planted, sprung }
}

describe('the SessionStart hook', () => {
  it('says nothing about a credential that is absent: the shell of the person cannot be seen from there', () => {
    expect(startSession({})).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it('says what is wrong with what it sees, to the person and to the session, without the value', () => {
    const { code, stdout } = startSession({ ANTHROPIC_API_KEY: '"not-a-real-key"' })
    const { systemMessage, hookSpecificOutput } = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(systemMessage).toContain('is written with quotes')
    // A command that is there, whatever is installed besides, and that needs no session with a working login.
    expect(systemMessage.replaceAll(/\s+/g, ' ')).toContain(`More node '${plugin}/hooks/authmd.mjs' doctor`)
    expect(systemMessage).not.toContain('/authmd:doctor')
    expect(systemMessage).not.toContain('authmd explain')
    expect(hookSpecificOutput).toEqual({ hookEventName: 'SessionStart', additionalContext: systemMessage })
    expect(stdout).not.toContain('not-a-real-key')
  })

  it('finds what the tool itself finds', () => {
    const env = {
      ANTHROPIC_API_KEY: '"not-a-real-key"',
      ANTHROPIC_AUTH_TOKEN: 'placeholder',
      CLAUDECODE: '1',
    }
    const cwd = mkdtempSync(join(folder, 'project-'))
    const [tool, own] = [join(projectRoot, 'dist/bin.cjs'), join(plugin, 'hooks/authmd.mjs')].map(file =>
      run('node', [file, 'doctor', '--json'], { cwd, env }),
    )
    expect(JSON.parse(own?.stdout ?? '')).toEqual(JSON.parse(tool?.stdout ?? ''))
    expect([own?.code, own?.stderr]).toEqual([0, ''])
  })

  it('starts no authmd that the project brings along, wherever it lies', () => {
    const { root, inside, path, planted, sprung } = hostileProject(join(folder, 'hostile'))
    const env = { PATH: `${path}:${sandbox.env['PATH']}`, ANTHROPIC_API_KEY: '"not-a-real-key"' }
    for (const project of [root, inside]) {
      const { code, stdout } = startSession(env, { project })
      expect([code, JSON.parse(stdout).systemMessage]).toEqual([0, expect.stringContaining('with quotes')])
    }
    expect(sprung()).toBe(false)
    // They do spring, or the test would prove nothing.
    run('sh', ['-c', 'authmd'], { cwd: root, env })
    expect([planted.length, sprung()]).toEqual([10, true])
  })
})

describe('the program of the plugin', () => {
  it('is what the build makes of the sources (`npm run plugin` writes it)', () => {
    const { code, said } = run('node', [join(projectRoot, 'scripts/plugin.mjs'), '--check'])
    expect([code, said]).toEqual([0, ''])
  })

  it('takes what doctor of the plugin is asked for, and nothing else', () => {
    const start = (...args: readonly string[]) =>
      run('node', [join(plugin, 'hooks/authmd.mjs'), ...args], { input: 'API Error: 401 invalid x-api-key' })
    expect(start('doctor', '--error', '-').stdout).toMatch(/^error {4}Something was sent and refused/)
    expect(start('doctor', '--json', '--error', '-').stdout).toMatch(/^\{/)
    for (const args of [
      [],
      ['apply'],
      ['doctor', '--online'],
      ['doctor', '--prove'],
      ['doctor', '--run-helper'],
    ])
      expect(start(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('takes') })
  })

  it('names what can be typed where it is installed, and takes each command that it names', () => {
    const program = join(plugin, 'hooks/authmd.mjs')
    const texts = [
      'Something quite different went wrong',
      'API Error: 401 invalid x-api-key',
      'API Error: 403 {"error":{"type":"forbidden"}}',
      '{"type":"result","subtype":"success","is_error":true}',
      'LiteLLM: Authentication Error, Invalid proxy server token passed',
      'Credit balance is too low',
    ]
    const named = texts.flatMap(input => {
      const env = {
        ANTHROPIC_API_KEY: ['sk', 'ant', `api03-${'aB3dE9xK_'.repeat(11).slice(0, 93)}AA`].join('-'),
      }
      const { stdout } = run('node', [program, 'doctor', '--error', '-'], { input, env })
      expect(stdout.replaceAll(`'${program}'`, ''), input).not.toMatch(/\bauthmd (?:doctor|explain|apply)/)
      return stdout.replaceAll(/\s+/g, ' ').match(/node '[^']+' doctor(?: --[a-z]+| -(?= ))*/g) ?? []
    })
    expect(named).toContain(`node '${program}' doctor --markdown`)
    for (const line of new Set(named))
      expect(run('sh', ['-c', line], { input: '401' }), line).toMatchObject({ code: 0, stderr: '' })
  })

  it.each([
    'Something quite different went wrong',
    'LiteLLM: Authentication Error, Invalid proxy server token passed',
    'API Error: UnsupportedProxyProtocol fetching "https://api.anthropic.com/v1/messages"',
  ])('sends nobody to another place with the path of this one: %s', input => {
    const program = join(plugin, 'hooks/authmd.mjs')
    const { stdout } = run('node', [program, 'doctor', '--error', '-'], { input })
    const text = stdout.replaceAll(/\s+/g, ' ')
    expect(text).not.toContain(`'${program}' doctor there`)
    expect(text).not.toContain(`'${program}' doctor where`)
  })

  it('prints the fix of every finding, and leads to no session of Claude Code for one', () => {
    const cwd = mkdtempSync(join(folder, 'several-'))
    writeFiles(cwd, { '.claude/settings.json': '{ "apiKeyHelper": "./key.sh" }' })
    const env = {
      ANTHROPIC_API_KEY: '"not-a-real-key"',
      ANTHROPIC_BASE_URL: 'https://llm.example.com',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    }
    const ask = (...more: readonly string[]) =>
      run('node', [join(plugin, 'hooks/authmd.mjs'), 'doctor', ...more], { cwd, env }).stdout
    const [, ...others] = JSON.parse(ask('--json')).findings as readonly { readonly fix?: string }[]
    const text = ask()
    const fixes = others.flatMap(({ fix }) => (fix === undefined ? [] : fix.split('\n')))
    expect(others.length).toBeGreaterThan(0)
    expect(fixes.length).toBeGreaterThan(0)
    for (const line of fixes) expect(text).toContain(line.trim())
    expect(text).not.toMatch(/\/authmd:doctor|has the fix of|^More/m)
    const markdown = ask('--markdown')
    for (const line of fixes) expect(markdown).toContain(line.trim())
  })

  it('says in one line what it was asked wrongly', () => {
    const program = join(plugin, 'hooks/authmd.mjs')
    expect(run('node', [program, 'doctor', '--error', '-'], { input: '' })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^authmd: --error got no text[^\n]*\n$/),
    })
  })
})

describe('the plugin', () => {
  it('has the version of the package', () => {
    expect(JSON.parse(read('plugin/.claude-plugin/plugin.json')).version).toBe(
      JSON.parse(read('package.json')).version,
    )
  })

  it('its skill is named after its folder and short enough to be read whole', () => {
    const text = read('plugin/skills/auth-401/SKILL.md')
    const [, front = ''] = text.split('---\n')
    expect(parse(front)).toMatchObject({ name: 'auth-401' })
    expect(parse(front).description.length).toBeLessThan(400)
    expect(text.split('\n').length).toBeLessThan(50)
  })
})

const asked = process.env['AUTHMD_CLIENT'] ?? ''
const reason =
  asked === '' || asked === '0'
    ? 'AUTHMD_CLIENT is not set'
    : process.platform !== 'linux' || process.arch !== 'x64'
      ? 'the client is installed for Linux on x64 only'
      : undefined
if (reason !== undefined) process.stderr.write(`SKIP 8: the plugin in Claude Code ${version}: ${reason}\n`)

describe.skipIf(reason !== undefined)(`in the real Claude Code ${version}`, () => {
  let client = process.env['CLAUDE_BIN'] ?? ''
  const clientEnv = {
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    SHELL: '/bin/bash',
    LANG: 'C.UTF-8',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    CLAUDE_CODE_MAX_RETRIES: '0',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_TELEMETRY: '1',
    DISABLE_ERROR_REPORTING: '1',
  }
  const quoted = '"not-a-real-key-but-long-enough"'

  beforeAll(() => {
    if (client !== '') return
    // Its licence forbids to ship it, so it is installed on demand and taken away again.
    const name = '@anthropic-ai/claude-code-linux-x64'
    const flags = ['--no-save', '--no-audit', '--no-fund']
    execFileSync('npm', ['install', '--prefix', folder, ...flags, `${name}@${version}`], { stdio: 'ignore' })
    client = join(folder, 'node_modules', name, 'claude')
  })

  /** A home with a project in it that the person trusts, and a key that they said yes to. */
  function home() {
    const root = mkdtempSync(join(folder, 'home-'))
    const project = join(root, 'project')
    mkdirSync(project)
    const known = { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true }
    const state = {
      hasCompletedOnboarding: true,
      theme: 'dark',
      customApiKeyResponses: { approved: [quoted.slice(-20)], rejected: [] },
      projects: { [project]: known },
    }
    writeFileSync(join(root, '.claude.json'), JSON.stringify(state))
    return { root, project, env: { ...clientEnv, HOME: root, TMPDIR: root } }
  }

  /** One session with the plugin, on loopback, in a home and a project of its own. */
  async function session(env: Readonly<Record<string, string>>, { at = home(), prompt = 'hi' } = {}) {
    const api = await (await loadFakeApi()).startServer({ mode: 'ok' })
    const flags = ['--output-format', 'stream-json', '--verbose', '--include-hook-events']
    const child = spawn(client, ['-p', prompt, '--plugin-dir', plugin, ...flags], {
      cwd: at.project,
      env: { ...at.env, ANTHROPIC_BASE_URL: `http://127.0.0.1:${api.port}`, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
    await new Promise(done => child.on('close', done))
    await api.close()
    const events: readonly Record<string, unknown>[] = printed
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    return { events, sent: JSON.stringify(api.requests) }
  }

  const validate = (path: string) => {
    const { env } = home()
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`)
    return run('env', ['-i', ...variables, client, 'plugin', 'validate', '--strict', path])
  }

  it.each([
    'marketplace',
    'marketplace/.claude-plugin/marketplace.json',
    'marketplace/plugin',
    'marketplace/plugin/.claude-plugin/plugin.json',
    'marketplace/plugin/skills',
    'marketplace/plugin/commands',
  ])('`claude plugin validate --strict %s` passes without a warning', path => {
    const { code, stdout } = validate(join(folder, path))
    expect(stdout).toContain('Validation passed')
    expect([code, /warning/i.exec(stdout)]).toEqual([0, null])
  })

  it('is installed from its marketplace, as one folder that holds all that it runs', () => {
    const { env, root, project } = home()
    const claude = (...args: readonly string[]) => {
      const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`)
      return run('env', ['-i', ...variables, client, 'plugin', ...args], { cwd: project })
    }
    expect(claude('marketplace', 'add', join(folder, 'marketplace'))).toMatchObject({ code: 0 })
    expect(claude('install', 'authmd@authmd')).toMatchObject({ code: 0 })
    const [installed] = Object.values<{ installPath: string }[]>(
      JSON.parse(readFileSync(join(root, '.claude/plugins/installed_plugins.json'), 'utf8')).plugins,
    ).flat()
    rmSync(join(root, '.claude/plugins/marketplaces'), { recursive: true, force: true })
    const ran = startSession({ ANTHROPIC_API_KEY: quoted }, { root: installed?.installPath ?? '' })
    expect(JSON.parse(ran.stdout).systemMessage).toContain('is written with quotes')
  })

  it('the hook runs, what it found reaches the session, and the skill is listed', async () => {
    const { events, sent } = await session({ ANTHROPIC_API_KEY: quoted })
    const hook = events.find(({ subtype }) => subtype === 'hook_response')
    expect(hook).toMatchObject({ hook_event: 'SessionStart', exit_code: 0, outcome: 'success', stderr: '' })
    expect(sent).toContain('SessionStart hook additional context: authmd doctor found this')
    expect(sent).toContain('is written with quotes')
    const init = events.find(({ subtype }) => subtype === 'init')
    expect(init?.['skills']).toContain('authmd:auth-401')
    expect(init?.['slash_commands']).toContain('authmd:doctor')
    expect(sent).toContain('authmd:auth-401: Finds why Claude Code fails to authenticate')
  })

  it('`/authmd:doctor` asks nobody, and hands the session what doctor says, without the value', async () => {
    const { sent, events } = await session(
      { ANTHROPIC_API_KEY: quoted },
      { prompt: '/authmd:doctor API Error: 401 $(touch hacked)' },
    )
    const [, asked = ''] = sent.split('The person wants to know')
    expect(asked).toContain('if they provided it: API Error: 401 $(touch hacked)')
    expect(asked).toContain('is written with quotes')
    expect(asked).toContain(`${plugin}/hooks/authmd.mjs`)
    expect(asked).not.toContain('not-a-real-key')
    expect(events.find(({ type }) => type === 'result')).toMatchObject({ permission_denials: [] })
  })

  it('the skill names the program of the plugin by its place', async () => {
    const { sent } = await session({ ANTHROPIC_API_KEY: quoted }, { prompt: '/authmd:auth-401' })
    expect(sent).toContain(`${plugin}/hooks/authmd.mjs`)
    expect(sent).not.toContain('CLAUDE_PLUGIN_ROOT')
  })

  it('neither the hook nor the command starts an authmd that the project brings along', async () => {
    const at = home()
    const { path, sprung } = hostileProject(at.project)
    const env = { ANTHROPIC_API_KEY: quoted, PATH: `${path}:${clientEnv.PATH}` }
    const { events, sent } = await session(env, { at, prompt: '/authmd:doctor' })
    expect(events.find(({ subtype }) => subtype === 'hook_response')).toMatchObject({ exit_code: 0 })
    expect(sent.split('is written with quotes').length).toBeGreaterThan(2)
    expect(sprung()).toBe(false)
  })

  it.skipIf(!hasTmux)(
    'in a terminal the person reads what the hook found, and the command answers',
    async () => {
      const at = home()
      const { path, sprung } = hostileProject(at.project)
      const api = await (await loadFakeApi()).startServer({ mode: 'ok' })
      const env = {
        ...at.env,
        PATH: `${path}:${clientEnv.PATH}`,
        TERM: 'xterm-256color',
        ANTHROPIC_BASE_URL: `http://127.0.0.1:${api.port}`,
        ANTHROPIC_API_KEY: quoted,
      }
      const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`)
      const terminal = openTerminal({
        cwd: at.project,
        env: {},
        command: ['env', '-i', ...variables, client, '--plugin-dir', plugin],
      })
      try {
        await terminal.waitFor('SessionStart:startup says: authmd doctor found this')
        expect(JSON.stringify(api.requests)).not.toContain('/v1/messages')
        terminal.type('/authmd:doctor', 'Enter')
        await terminal.waitFor('FAKE-REPLY-OK')
      } finally {
        terminal.close()
        await api.close()
      }
      const [, asked = ''] = JSON.stringify(api.requests).split('The person wants to know')
      expect(asked).toContain('is written with quotes')
      expect(asked).not.toContain('not-a-real-key')
      expect(sprung()).toBe(false)
    },
  )

  it('the hook is silent with a login token, which Claude Code hides from it', async () => {
    const token = ['sk', 'ant', `oat01-${'aB3dE9'.repeat(16)}`].join('-')
    const { events, sent } = await session({ CLAUDE_CODE_OAUTH_TOKEN: token })
    const hook = events.find(({ subtype }) => subtype === 'hook_response')
    expect(hook).toMatchObject({ exit_code: 0, stdout: '', stderr: '' })
    expect(sent).not.toContain('authmd doctor found this')
  })
})
