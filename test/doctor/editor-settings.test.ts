import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, login, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const silent = 'Not logged in · Please run /login'
const editor = { TERM_PROGRAM: 'vscode' }
const ids = (said: ReturnType<typeof ask>) => said.findings.map(({ ruleId }) => ruleId)
const settings = (value: unknown) => ({ 'home/.config/Code/User/settings.json': JSON.stringify(value) })
const foundry = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'demo' }

describe.skipIf(onWindows)('a setting of the extension', () => {
  it.each([
    { 'claudeCode.env': foundry },
    { 'claude-code.environmentVariables': [foundry] },
    { 'claudeCode.environment': [{ name: 'CLAUDE_CODE_USE_FOUNDRY', value: '1' }] },
  ])('that holds our variables under another name is named, with the right one: %j', value => {
    const said = ask(place(settings(value)), editor, '--error', silent)
    expect(ids(said)[0]).toBe('editor-setting-name')
    expect(said.answer.fix.join('\n')).toMatch(
      /settings\.json:1, rename it to claudeCode\.environmentVariables/,
    )
  })

  it.each([
    { 'claudeCode.environmentVariables': [{ name: 'CLAUDE_CODE_USE_FOUNDRY', value: '1' }] },
    { 'claudeCode.preferredLocation': 'panel', 'terminal.integrated.env.linux': foundry },
    { 'claudeCode.allowed': ['Bash'] },
  ])('that is another one is left alone: %j', value => {
    expect(ids(ask(place(settings(value)), editor, '--error', silent))).not.toContain('editor-setting-name')
  })
})

describe.skipIf(onWindows)('the login screen of the extension', () => {
  const text =
    'Claude Code can be used with your Claude subscription or billed based on API usage through your Console account.'
  const user = { 'home/.claude/settings.json': JSON.stringify({ env: foundry }) }

  it('is switched off, where a cloud provider needs no login', () => {
    const said = ask(place(user), editor, '--error', text)
    expect(ids(said)[0]).toBe('editor-login-prompt')
    expect(said.answer.fix.join('\n')).toContain('"claudeCode.disableLoginPrompt": true')
  })

  const gateway = {
    'home/.claude/settings.json': JSON.stringify({
      env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8045', ANTHROPIC_AUTH_TOKEN: 'dummy' },
    }),
  }

  it('is switched off for a gateway too, whose address and token are set and whose first start is done', () => {
    const onboarded = { 'home/.claude.json': JSON.stringify({ hasCompletedOnboarding: true }) }
    const said = ask(place({ ...gateway, ...onboarded }), editor, '--error', text)
    expect(ids(said)[0]).toBe('editor-login-prompt')
    expect(said.answer.fix.join('\n')).not.toMatch(/claude auth login|setup-token/)
    const fresh = ask(place({ ...gateway, 'home/.claude.json': '{}' }), editor, '--error', text)
    expect(ids(fresh)[0]).toBe('onboarding-unfinished')
  })

  it('is no matter of that setting where it is on, in a terminal, or without a provider', () => {
    const off = { ...user, ...settings({ 'claudeCode.disableLoginPrompt': true }) }
    for (const said of [
      ask(place(off), editor, '--error', text),
      ask(place(user), {}, '--error', text),
      ask(place({}), editor, '--error', text),
    ])
      expect(ids(said)).not.toContain('editor-login-prompt')
  })
})

describe.skipIf(onWindows)('the settings of an editor that are no object', () => {
  const raw = (text: string) => ({ 'home/.config/Code/User/settings.json': text })
  const body =
    '"claudeCode.disableLoginPrompt": true,\n"claudeCode.environmentVariables": [{ "name": "ANTHROPIC_BASE_URL", "value": "http://localhost:4000" }]'

  it.each([body, '"claudeCode.environmentVariables": []', `// mine\n${body}`])(
    'are named before any login is asked for: %s',
    text => {
      for (const error of [[], ['--error', silent]]) {
        const said = ask(place(raw(text)), editor, ...error)
        expect(ids(said)[0]).toBe('editor-settings-invalid')
        expect(said.answer.fix.join('\n')).not.toMatch(/claude auth login|setup-token/)
      }
    },
  )

  it('are no cause of what another place printed, and no error where a login works', () => {
    const account = { 'home/.claude/.credentials.json': login() }
    for (const at of [place(raw(body)), place({ ...raw(body), ...account })])
      for (const error of [silent, 'API Error: 401 Invalid bearer token', 'OAuth error: Invalid code.'])
        expect(ids(ask(at, {}, '--error', error))[0]).not.toBe('editor-settings-invalid')
    for (const env of [editor, {}])
      expect(
        ask(place({ ...raw(body), ...account }), env).findings.filter(({ severity }) => severity === 'error'),
      ).toEqual([])
  })

  it('are told from those that the editor reads, and from those of others', () => {
    for (const text of [
      `{\n${body}\n}`,
      `{ // mine\n${body},\n}`,
      '"editor.fontSize": 12 // claude',
      `[{ ${body} }]`,
    ])
      expect(ids(ask(place(raw(text)), editor, '--error', silent))).not.toContain('editor-settings-invalid')
  })
})
