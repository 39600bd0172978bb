import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { measuredVersion as version } from '../../src/credentials/measured-version.ts'
import { loadFakeApi } from '../client/shared.ts'
import { createSandbox, projectRoot, writeFiles, writeProgram } from './sandbox.ts'

const sandbox = createSandbox()
const { folder, run } = sandbox
const plugin = join(folder, 'plugin')
const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

beforeAll(() => {
  sandbox.installPackage(plugin)
  for (const part of ['.claude-plugin', 'commands', 'hooks', 'skills', 'README.md']) {
    cpSync(join(projectRoot, part), join(plugin, part), { recursive: true })
  }
})

/** The hook as Claude Code starts it: the command of hooks.json in a shell, with its variables and nothing else. */
function startSession(env: Readonly<Record<string, string>>, root = plugin) {
  const [group] = JSON.parse(read('hooks/hooks.json')).hooks.SessionStart
  const project = mkdtempSync(join(folder, 'project-'))
  return run('sh', ['-c', group.hooks[0].command], {
    cwd: project,
    env: { CLAUDE_PLUGIN_ROOT: root, CLAUDE_PROJECT_DIR: project, CLAUDECODE: '1', ...env },
  })
}

describe('the SessionStart hook', () => {
  it('says nothing about a credential that is absent: the shell of the person cannot be seen from there', () => {
    expect(startSession({})).toMatchObject({ code: 0, stdout: '', stderr: '' })
  })

  it('says what is wrong with what it sees, to the person and to the session, without the value', () => {
    const { code, stdout } = startSession({ ANTHROPIC_API_KEY: '"not-a-real-key"' })
    const { systemMessage, hookSpecificOutput } = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(systemMessage).toContain('value-quoted')
    expect(hookSpecificOutput).toEqual({ hookEventName: 'SessionStart', additionalContext: systemMessage })
    expect(stdout).not.toContain('not-a-real-key')
  })

  it('is silent where authmd is not there', () => {
    const bare = join(folder, 'bare')
    cpSync(join(projectRoot, 'hooks'), join(bare, 'hooks'), { recursive: true })
    expect(startSession({ ANTHROPIC_API_KEY: '"x"' }, bare)).toMatchObject({ code: 0, said: '' })
  })

  it('never starts an authmd that the project brings along', () => {
    const bare = join(folder, 'bare-2')
    cpSync(join(projectRoot, 'hooks'), join(bare, 'hooks'), { recursive: true })
    const project = join(folder, 'hostile')
    const planted = join(project, 'node_modules/.bin')
    const trace = `#!/usr/bin/env node\nrequire('fs').writeFileSync('${folder}/hacked', '')\n`
    writeProgram(join(project, 'bin.cjs'), trace)
    mkdirSync(planted, { recursive: true })
    run('ln', ['-s', '../../bin.cjs', join(planted, 'authmd')])
    const env = { CLAUDE_PROJECT_DIR: project, PATH: `${planted}:${sandbox.env['PATH']}` }
    expect(startSession(env, bare)).toMatchObject({ code: 0, said: '' })
    // A session in a package of the repository does not trust what lies beside it either.
    const inside = join(project, 'packages/a')
    for (const path of ['.git', 'packages/a/.git']) mkdirSync(join(project, path), { recursive: true })
    expect(startSession({ ...env, CLAUDE_PROJECT_DIR: inside }, bare)).toMatchObject({ code: 0, said: '' })
    expect(existsSync(join(folder, 'hacked'))).toBe(false)

    // Outside the project the same folder is what the person put on the PATH.
    expect(startSession({ PATH: env.PATH }, bare).code).toBe(0)
    expect(existsSync(join(folder, 'hacked'))).toBe(true)
  })
})

describe('the plugin', () => {
  it('has the version of the package', () => {
    expect(JSON.parse(read('.claude-plugin/plugin.json')).version).toBe(
      JSON.parse(read('package.json')).version,
    )
  })

  it('its skill is named after its folder and short enough to be read whole', () => {
    const text = read('skills/auth-401/SKILL.md')
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
    PATH: '/usr/bin:/bin',
    SHELL: '/bin/bash',
    LANG: 'C.UTF-8',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    CLAUDE_CODE_MAX_RETRIES: '0',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_TELEMETRY: '1',
    DISABLE_ERROR_REPORTING: '1',
  }

  beforeAll(() => {
    if (client !== '') return
    // Its licence forbids to ship it, so it is installed on demand and taken away again.
    const name = '@anthropic-ai/claude-code-linux-x64'
    const flags = ['--no-save', '--no-audit', '--no-fund']
    execFileSync('npm', ['install', '--prefix', folder, ...flags, `${name}@${version}`], { stdio: 'ignore' })
    client = join(folder, 'node_modules', name, 'claude')
  })

  /** One session with the plugin, on loopback, in a home and a project of its own. */
  async function session(env: Readonly<Record<string, string>>) {
    const api = await (await loadFakeApi()).startServer({ mode: 'ok' })
    const home = mkdtempSync(join(folder, 'home-'))
    const project = join(home, 'project')
    mkdirSync(project)
    const flags = ['--output-format', 'stream-json', '--verbose', '--include-hook-events']
    const child = spawn(client, ['-p', 'hi', '--plugin-dir', plugin, ...flags], {
      cwd: project,
      env: {
        ...clientEnv,
        HOME: home,
        TMPDIR: home,
        ANTHROPIC_BASE_URL: `http://127.0.0.1:${api.port}`,
        ...env,
      },
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

  it.each(['.', '.claude-plugin/plugin.json', '.claude-plugin/marketplace.json', 'skills', 'commands'])(
    '`claude plugin validate --strict %s` passes',
    path => {
      const { status, stdout } = spawnValidate(path)
      expect(stdout).toContain('Validation passed')
      expect(status).toBe(0)
    },
  )
  function spawnValidate(path: string) {
    const home = mkdtempSync(join(folder, 'home-'))
    const { code, stdout } = run('env', [
      '-i',
      ...Object.entries({ ...clientEnv, HOME: home }).map(([name, value]) => `${name}=${value}`),
      ...[client, 'plugin', 'validate', '--strict', join(plugin, path)],
    ])
    return { status: code, stdout }
  }

  it('the hook runs, what it found reaches the session, and the skill is listed', async () => {
    const { events, sent } = await session({ ANTHROPIC_API_KEY: '"not-a-real-key"' })
    const hook = events.find(({ subtype }) => subtype === 'hook_response')
    expect(hook).toMatchObject({ hook_event: 'SessionStart', exit_code: 0, outcome: 'success', stderr: '' })
    expect(sent).toContain('SessionStart hook additional context: authmd doctor found this')
    expect(sent).toContain('value-quoted')
    const init = events.find(({ subtype }) => subtype === 'init')
    expect(init?.['skills']).toContain('authmd:auth-401')
    expect(init?.['slash_commands']).toContain('authmd:doctor')
    expect(sent).toContain('authmd:auth-401: Finds why Claude Code fails to authenticate')
  })

  it('in a terminal the person reads what the hook found before anything is sent', () => {
    const home = mkdtempSync(join(folder, 'home-'))
    const project = join(home, 'project')
    mkdirSync(project)
    const key = '"not-a-real-key-but-long-enough"'
    writeFiles(home, {
      '.claude.json': JSON.stringify({
        hasCompletedOnboarding: true,
        theme: 'dark',
        customApiKeyResponses: { approved: [key.slice(-20)], rejected: [] },
        projects: { [project]: { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
      }),
    })
    const env = {
      ...clientEnv,
      HOME: home,
      TMPDIR: home,
      TERM: 'xterm-256color',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
      ANTHROPIC_API_KEY: key,
    }
    const { stdout } = run(
      'env',
      [
        '-i',
        ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
        ...['timeout', '--kill-after=2', '12', 'script', '--quiet', '--flush', '--return', '--command'],
        ...[`stty cols 140 rows 50; exec '${client}' --plugin-dir '${plugin}'`, '/dev/null'],
      ],
      { cwd: project },
    )
    const screen = stdout.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, ' ').replace(/\s+/g, ' ')
    expect(screen).toContain(
      'SessionStart:startup says: authmd doctor found this at the start of the session',
    )
    expect(screen).toContain('authmd explain value-quoted')
  })

  it('the hook is silent with a login token, which Claude Code hides from it', async () => {
    const token = ['sk', 'ant', `oat01-${'aB3dE9'.repeat(16)}`].join('-')
    const { events, sent } = await session({ CLAUDE_CODE_OAUTH_TOKEN: token })
    const hook = events.find(({ subtype }) => subtype === 'hook_response')
    expect(hook).toMatchObject({ exit_code: 0, stdout: '', stderr: '' })
    expect(sent).not.toContain('authmd doctor found this')
  })
})
