import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, key, login, place, prepare } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const silent = 'Not logged in · Please run /login'
const first = (said: ReturnType<typeof ask>) => ({
  id: said.findings[0]?.ruleId,
  fix: said.answer.fix.join('\n'),
})
const asksForLogin = /claude (?:auth login|setup-token)/

describe.skipIf(onWindows)('what a process was started without', () => {
  const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_PROFILE: 'work' }

  it.each([silent, 'Invalid API key · Please run /login'])(
    'is the provider, where a text asks for a login and this terminal has one: %s',
    text => {
      const at = place({ 'home/.aws/config': '[profile work]\n' })
      const { id, fix } = first(ask(at, bedrock, '--error', text))
      expect(id).toBe('provider-not-handed-on')
      expect(fix).toMatch(/CLAUDE_CODE_USE_BEDROCK[\s\S]*settings\.json/)
      expect(fix).not.toMatch(asksForLogin)
    },
  )

  it('is no provider that stands in the settings, which every start reads', () => {
    const at = place({ 'home/.claude/settings.json': JSON.stringify({ env: bedrock }) })
    expect(first(ask(at, {}, '--error', silent)).id).not.toBe('provider-not-handed-on')
  })

  it('is the switch of a provider in the file of direnv, in tmux with a word on its server', () => {
    const at = place({ 'repo/.envrc': 'export CLAUDE_CODE_USE_BEDROCK=1\n' })
    const { id, fix } = first(ask(at, { TMUX: '/tmp/tmux-1000/default,1,0' }, '--error', silent))
    expect(id).toBe('dotenv-not-loaded')
    expect(fix).toMatch(/tmux[\s\S]*direnv allow/)
    expect(fix).not.toMatch(asksForLogin)
    expect(first(ask(at, {}, '--error', silent)).fix).not.toContain('tmux')
  })

  it('is a home: one that does not exist has neither settings nor a login', () => {
    const at = place({})
    const { id, fix } = first(ask(at, { HOME: at.path('nowhere') }))
    expect(id).toBe('home-unset')
    expect(fix).toContain('HOME')
    expect(fix).not.toMatch(asksForLogin)
  })
})

describe.skipIf(onWindows)('a key in a .env file beside a login that goes out', () => {
  const files = { 'home/.claude/.credentials.json': login(), 'repo/.env.local': `ANTHROPIC_API_KEY=${key}\n` }

  it('is what a text about a key is about: another program hands it on', () => {
    const { id, fix } = first(ask(place(files), {}, '--error', 'Credit balance is too low'))
    expect(id).toBe('dotenv-handed-on')
    expect(fix).toContain('.env.local:1')
    expect(fix).not.toMatch(asksForLogin)
  })

  it('is no cause of a text about the login, nor without a text', () => {
    const text = 'Failed to authenticate. API Error: 401 Invalid bearer token'
    for (const said of [ask(place(files), {}), ask(place(files), {}, '--error', text)])
      expect(said.findings.map(({ ruleId }) => ruleId)).not.toContain('dotenv-handed-on')
  })
})
