import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const silent = 'Not logged in · Please run /login'
const onWindows = process.platform === 'win32'
const asksForLogin = /claude (?:auth login|setup-token)/
const settings = (env: Readonly<Record<string, string>>) => JSON.stringify({ env }, null, 2)

describe.skipIf(onWindows)('a provider that the shell switches on', () => {
  it.each([
    ['CLAUDE_CODE_USE_BEDROCK', '0'],
    ['CLAUDE_CODE_USE_VERTEX', 'false'],
    ['CLAUDE_CODE_USE_FOUNDRY', ''],
  ])('is off where a settings file says so, and the fix is in that line: %s', (name, value) => {
    const at = place({ 'repo/.claude/settings.local.json': settings({ [name]: value }) })
    for (const flags of [[], ['--error', silent]]) {
      const said = ask(at, { [name]: '1' }, ...flags)
      expect(said.findings[0]?.ruleId).toBe('provider-switched-off')
      expect(said.answer.fix.join('\n')).toContain(name)
      expect(said.answer.fix.join('\n')).toMatch(/\.claude[\\/]settings\.local\.json:3/)
      expect(said.answer.fix.join('\n')).not.toMatch(asksForLogin)
    }
  })

  it('is switched on in that line where it is expected', () => {
    const at = place({ 'repo/.claude/settings.local.json': settings({ CLAUDE_CODE_USE_BEDROCK: '0' }) })
    const fix = ask(at, { CLAUDE_CODE_USE_BEDROCK: '1' }, '--expect', 'bedrock').answer.fix.join('\n')
    expect(fix).toMatch(/"CLAUDE_CODE_USE_BEDROCK": "1" .*settings\.local\.json:3/)
  })

  it('is off until each file that says so is changed', () => {
    const off = settings({ CLAUDE_CODE_USE_BEDROCK: '0' })
    const at = place({ 'repo/.claude/settings.local.json': off, 'home/.claude/settings.json': off })
    const fix = ask(at, { CLAUDE_CODE_USE_BEDROCK: '1' }, '--error', silent).answer.fix.join('\n')
    expect(fix).toMatch(/settings\.local\.json:3 and ~\/\.claude\/settings\.json:3/)
  })

  it('is on where only a weaker place says that it is off, or a stronger one says on again', () => {
    const at = place({
      'repo/.claude/settings.local.json': settings({ CLAUDE_CODE_USE_BEDROCK: '1' }),
      'home/.claude/settings.json': settings({ CLAUDE_CODE_USE_BEDROCK: '0' }),
    })
    const said = ask(at, { CLAUDE_CODE_USE_BEDROCK: '1' })
    expect(said.findings.map(({ ruleId }) => ruleId)).not.toContain('provider-switched-off')
  })

  it('has its profile taken from the same file, which is told beside it', () => {
    const at = place({
      'repo/.claude/settings.local.json': settings({ CLAUDE_CODE_USE_BEDROCK: '0', AWS_PROFILE: 'shared' }),
      'home/.aws/config': '[profile own]\n[profile shared]\n',
    })
    const said = ask(at, { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'own' }, '--error', silent)
    const beside = said.findings.find(({ ruleId }) => ruleId === 'settings-override-shell')
    expect(beside).toMatchObject({ line: 4 })
  })
})

it.skipIf(onWindows)(
  'an address that a settings file erases is what sends a gateway’s token to Anthropic',
  () => {
    const at = place({ 'home/.claude/settings.json': settings({ ANTHROPIC_BASE_URL: '' }) })
    const env = { ANTHROPIC_BASE_URL: 'https://gateway.example', ANTHROPIC_AUTH_TOKEN: 'token-of-a-gateway' }
    const said = ask(at, env, '--error', 'API Error: 401 Invalid bearer token')
    expect(said.findings[0]?.ruleId).toBe('settings-erase-credential')
    expect(said.answer.fix.join('\n')).toContain('~/.claude/settings.json:3')
  },
)
