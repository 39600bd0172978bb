import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ask, clear, commandsOf, key, login, place, prepare, token } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

// The places are those of Linux.
const onWindows = process.platform === 'win32'
const silent = 'Not logged in · Please run /login'
const ids = ({ findings }: ReturnType<typeof ask>) => findings.map(one => one.ruleId)
/** The lines of a fix that go into a file, as they are indented among themselves. */
const linesOf = ({ answer }: ReturnType<typeof ask>) => answer.fix.filter(line => /^ {2,4}\S/.test(line))

describe.skipIf(onWindows)('a fix that is a line of a workflow, put into that file,', () => {
  const ci = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'o/r' }
  const file = 'repo/.github/workflows/c.yml'
  const action = 'anthropics/claude-code-action@v1'
  const workflow = (withs: string, uses = action) =>
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n    steps:\n      - uses: ${uses}\n${withs}`
  const stepOf = (at: ReturnType<typeof place>) =>
    parse(readFileSync(at.path(file), 'utf8')).jobs.a.steps[0] as { readonly with: object }
  const reference = (name: string) => '$' + `{{ secrets.${name} }}`

  it('mends action-input: a misspelt input', () => {
    const bad = workflow(
      `        with:\n          claude_code_oath_token: ${reference('CLAUDE_CODE_OATH_TOKEN')}\n`,
    )
    const at = place({ [file]: bad })
    const said = ask(at, ci, '--error', 'Environment variable validation failed')
    expect(ids(said)[0]).toBe('action-input')
    const line = commandsOf(said)[0] ?? ''
    writeFileSync(at.path(file), bad.replace(/claude_code_oath_token: .*/, line))
    expect(Object.keys(stepOf(at).with)).toEqual(['claude_code_oauth_token'])
    expect(ids(ask(at, { ...ci, CLAUDE_CODE_OAUTH_TOKEN: token }))).not.toContain('action-input')
  })

  it('mends action-input: a credential under env', () => {
    const at = place({
      [file]: workflow(`        env:\n          ANTHROPIC_API_KEY: ${reference('ANTHROPIC_API_KEY')}\n`),
    })
    const said = ask(at, ci, '--error', 'Environment variable validation failed')
    expect(ids(said)[0]).toBe('action-input')
    writeFileSync(
      at.path(file),
      workflow(
        linesOf(said)
          .map(line => `      ${line}\n`)
          .join(''),
      ),
    )
    expect(Object.keys(stepOf(at).with)).toEqual(['anthropic_api_key'])
    expect(ids(ask(at, { ...ci, ANTHROPIC_API_KEY: key }))).not.toContain('action-input')
  })

  it('mends ci-oidc-missing: the permission of the job', () => {
    const without = workflow('').replace(/ {4}permissions:\n {6}id-token: write\n/, '')
    const at = place({ [file]: without })
    const error = ['--error', 'Could not fetch an OIDC token. Did you remember to add `id-token: write`?']
    const said = ask(at, ci, ...error)
    expect(ids(said)[0]).toBe('ci-oidc-missing')
    const lines = linesOf(said).map(line => `  ${line}\n`)
    writeFileSync(at.path(file), without.replace('    steps:', `${lines.join('')}    steps:`))
    expect(parse(readFileSync(at.path(file), 'utf8')).jobs.a.permissions).toEqual({
      'id-token': 'write',
      contents: 'read',
    })
    const still = ask(at, ci, ...error)
    expect(ids(still)[0], 'a text that is printed with the permission too').toBe('ci-oidc-missing')
    expect(linesOf(still).join('\n')).not.toContain('id-token')
    const withPermission = readFileSync(at.path(file), 'utf8')
    writeFileSync(at.path(file), `${withPermission}        with:\n          ${commandsOf(still)[0]}\n`)
    expect(stepOf(at).with).toEqual({ github_token: reference('GITHUB_TOKEN') })
    expect(ids(ask(at, ci, ...error))).not.toContain('ci-oidc-missing')
  })

  it('mends ci-workflow-differs: the token of the job', () => {
    const at = place({ [file]: workflow('        with:\n') })
    const error = ['--error', 'App token exchange failed: 401 Unauthorized - Workflow validation failed.']
    const said = ask(at, ci, ...error)
    expect(ids(said)[0]).toBe('ci-workflow-differs')
    writeFileSync(at.path(file), workflow(`        with:\n          ${commandsOf(said)[0]}\n`))
    expect(stepOf(at).with).toEqual({ github_token: reference('GITHUB_TOKEN') })
    expect(ids(ask(at, ci, ...error))).not.toContain('ci-workflow-differs')
  })

  it('mends result-hides-error: the input that shows the whole result', () => {
    const at = place({ [file]: workflow('        with:\n') })
    const said = ask(at, ci, '--error', '{"type":"result","subtype":"success","is_error":true}')
    expect(ids(said)).toContain('result-hides-error')
    const lines = ids(said)[0] === 'result-hides-error' ? linesOf(said) : []
    writeFileSync(
      at.path(file),
      workflow(`        with:\n${lines.map(line => `        ${line}\n`).join('')}`),
    )
    expect(stepOf(at).with).toEqual({ show_full_output: true })
  })

  it('mends program-wants-key: the input of the review action', () => {
    const review = 'anthropics/claude-code-security-review@main'
    const at = place({ [file]: workflow('        with:\n', review) })
    const said = ask(at, ci, '--error', 'ANTHROPIC_API_KEY environment variable is not set')
    const [line = ''] = commandsOf(said)
    writeFileSync(at.path(file), workflow(`        with:\n          ${line}\n`, review))
    expect(stepOf(at).with).toEqual({ 'claude-api-key': reference('ANTHROPIC_API_KEY') })
    expect(ids(ask(at, { ...ci, ANTHROPIC_API_KEY: key }))).not.toContain('program-wants-key')
  })
})

describe.skipIf(onWindows)('a fix that is a line of a compose file, put into that file,', () => {
  const file = 'repo/compose.yaml'
  const compose = (more: string) => `services:\n  bot:\n    image: node\n    command: claude -p hi\n${more}`

  it.each([0, 1])('gets the value of .env to the service, by line %i', which => {
    const at = place({ [file]: compose(''), 'repo/.env': `ANTHROPIC_API_KEY=${key}\n` })
    const said = ask(at, {}, '--error', silent)
    expect(ids(said)[0]).toBe('compose-passes-nothing')
    writeFileSync(at.path(file), compose(`    ${commandsOf(said)[which]}\n`))
    const service = parse(readFileSync(at.path(file), 'utf8')).services.bot as Record<string, unknown>
    expect(service['env_file'] ?? service['environment']).toEqual(
      which === 0 ? '.env' : ['ANTHROPIC_API_KEY'],
    )
    expect(ids(ask(at, {}, '--error', silent))).not.toContain('compose-passes-nothing')
  })

  it('mends compose-passes-nothing: both lines are told', () => {
    const at = place({ [file]: compose(''), 'repo/.env': `ANTHROPIC_API_KEY=${key}\n` })
    expect(commandsOf(ask(at, {}, '--error', silent))).toContain('docker compose up -d')
  })
})

describe.skipIf(onWindows)('a fix that is a line of a unit, put into that file,', () => {
  const file = 'home/.config/systemd/user/bot.service'
  const unit = (more: string) => `[Service]\nExecStart=/bin/true\n${more}`
  // A service has no terminal.
  const service = { TERM: '', INVOCATION_ID: '0123456789abcdef0123456789abcdef' }
  /** systemd's own checker, where it is there, has nothing to say about this unit. */
  const verified = (at: ReturnType<typeof place>) => {
    const program = spawnSync('which', ['systemd-analyze'], { encoding: 'utf8' }).stdout.trim()
    if (program === '') return
    const { stdout, stderr } = spawnSync(program, ['verify', '--man=no', at.path(file)], {
      env: at.env({}),
      encoding: 'utf8',
    })
    expect(`${stdout}${stderr}`).not.toContain('bot.service')
  }

  it('takes a key out of the unit, and the login counts', () => {
    const at = place({
      [file]: unit(`Environment=ANTHROPIC_API_KEY=${key}\n`),
      'home/.claude/.credentials.json': login(),
    })
    const error = ['--error', 'Credit balance is too low']
    const said = ask(at, { ...service, ANTHROPIC_API_KEY: key }, ...error)
    expect(ids(said)[0]).toBe('subscription-hidden')
    const [, line] = /bot\.service:(\d+)/.exec(said.answer.fix.join('\n')) ?? []
    const lines = readFileSync(at.path(file), 'utf8').split('\n')
    writeFileSync(at.path(file), lines.filter((_, index) => index !== Number(line) - 1).join('\n'))
    expect(readFileSync(at.path(file), 'utf8')).toBe(unit(''))
    verified(at)
    expect(ids(ask(at, service))).not.toContain('subscription-hidden')
  })

  it('gives a key by an EnvironmentFile', () => {
    const at = place({ [file]: unit('') })
    const said = ask(at, service, '--error', silent)
    expect(ids(said)[0]).toBe('nothing-to-send')
    expect(said.answer.fix.join('\n')).toContain('EnvironmentFile=')
    writeFileSync(at.path('home/bot.env'), `ANTHROPIC_API_KEY=${key}\n`, { mode: 0o600 })
    writeFileSync(at.path(file), unit(`EnvironmentFile=${at.path('home/bot.env')}\n`))
    verified(at)
    expect(ids(ask(at, { ...service, ANTHROPIC_API_KEY: key }))).not.toContain('nothing-to-send')
  })
})

describe.skipIf(onWindows)('a fix that is a line of a settings file, put into that file,', () => {
  it('mends a setting in the state file', () => {
    const at = place({
      'home/.claude.json': '{"hasCompletedOnboarding":true,"awsAuthRefresh":"aws sso login"}',
    })
    expect(ids(ask(at, {}, '--error', silent))[0]).toBe('file-not-read')
    writeFileSync(at.path('home/.claude.json'), '{"hasCompletedOnboarding":true}')
    writeFileSync(at.path('home/.claude/settings.json'), '{"awsAuthRefresh":"aws sso login"}')
    expect(ids(ask(at, {}, '--error', silent))).not.toContain('file-not-read')
  })

  it('mends editor-variables: objects in the settings of the editor', () => {
    const file = 'home/.config/Code/User/settings.json'
    const bad = { 'claudeCode.environmentVariables': { ANTHROPIC_API_KEY: key } }
    const at = place({ [file]: JSON.stringify(bad) })
    const editor = { TERM_PROGRAM: 'vscode' }
    const said = ask(at, editor, '--error', silent)
    expect(ids(said)[0]).toBe('editor-variables')
    const text = `{${linesOf(said).join('\n').replace('…', key)}}`
    expect(JSON.parse(text)).toEqual({
      'claudeCode.environmentVariables': [{ name: 'ANTHROPIC_API_KEY', value: key }],
    })
    writeFileSync(at.path(file), text)
    expect(ids(ask(at, editor, '--error', silent))).not.toContain('editor-variables')
  })

  it('mends helper-missing: quotes around a path with blanks', () => {
    const at = place({})
    const helper = at.path('home/my tools/key.sh')
    const file = at.path('home/.claude/settings.json')
    mkdirSync(dirname(helper), { recursive: true })
    writeFileSync(helper, '#!/bin/sh\necho x\n', { mode: 0o755 })
    writeFileSync(file, JSON.stringify({ apiKeyHelper: helper }))
    const said = ask(at, {})
    expect(ids(said)[0]).toBe('helper-missing')
    const [line = ''] = linesOf(said)
    writeFileSync(file, `{${line.replace('C:\\\\folder with blanks\\\\helper.cmd', helper)}}`)
    expect(ids(ask(at, {}))).not.toContain('helper-missing')
  })

  it('mends editor-setting-name: the setting under its own name', () => {
    const file = 'home/.config/Code/User/settings.json'
    const at = place({ [file]: JSON.stringify({ 'claudeCode.env': { ANTHROPIC_API_KEY: key } }) })
    const editor = { TERM_PROGRAM: 'vscode' }
    const said = ask(at, editor, '--error', silent)
    expect(ids(said)[0]).toBe('editor-setting-name')
    const text = `{${linesOf(said).join('\n').replace('NAME', 'ANTHROPIC_API_KEY').replace('…', key)}}`
    expect(JSON.parse(text)).toEqual({
      'claudeCode.environmentVariables': [{ name: 'ANTHROPIC_API_KEY', value: key }],
    })
    writeFileSync(at.path(file), text)
    expect(ids(ask(at, editor, '--error', silent))).not.toContain('editor-setting-name')
  })

  it('mends editor-login-prompt: the prompt switched off in the settings of the editor', () => {
    const file = 'home/.config/Code/User/settings.json'
    const env = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'demo' }
    const at = place({ 'home/.claude/settings.json': JSON.stringify({ env }), [file]: '{}' })
    const asked = [{ TERM_PROGRAM: 'vscode' }, '--error', 'Select login method:'] as const
    const said = ask(at, ...asked)
    expect(ids(said)[0]).toBe('editor-login-prompt')
    writeFileSync(at.path(file), `{${linesOf(said).join('\n')}}`)
    expect(ids(ask(at, ...asked))).not.toContain('editor-login-prompt')
  })

  it('mends helper-constant: the helper taken out, and the login counts', () => {
    const file = 'home/.claude/settings.json'
    const at = place({
      [file]: JSON.stringify({ apiKeyHelper: `echo '${key}'` }),
      'home/.claude/.credentials.json': login(),
    })
    const error = ['--error', 'API Error: 401 invalid x-api-key']
    const said = ask(at, {}, ...error)
    expect(ids(said)).toContain('helper-constant')
    expect(said.answer.fix.join('\n')).toContain('Delete "apiKeyHelper" from ~/.claude/settings.json')
    writeFileSync(at.path(file), '{}')
    expect(ids(ask(at, {}))).not.toContain('helper-constant')
  })

  it('mends headers-override: the header taken out of the settings', () => {
    const file = 'home/.claude/settings.json'
    const env = (more: object) => JSON.stringify({ env: { ANTHROPIC_API_KEY: key, ...more } })
    const at = place({ [file]: env({ ANTHROPIC_CUSTOM_HEADERS: `x-api-key: ${key}` }) })
    const said = ask(at, {})
    expect(ids(said)[0]).toBe('headers-override')
    expect(said.answer.fix.join('\n')).toContain('~/.claude/settings.json')
    writeFileSync(at.path(file), env({}))
    expect(ids(ask(at, {}))).not.toContain('headers-override')
  })
})
