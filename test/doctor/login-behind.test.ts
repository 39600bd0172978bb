import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, type Ran, runDoctor } from './run-doctor.ts'

const token = `sk-ant-oat01-${'Qz7'.repeat(31)}AA`
const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`
const state = JSON.stringify({
  hasCompletedOnboarding: true,
  oauthAccount: { emailAddress: 'a@example.com' },
})
const words = (text: string) => text.replace(/\s+/g, ' ')

describe('a login behind a token', () => {
  it.each(['API Error: 401 Invalid bearer token', 'OAuth access token has been revoked'])(
    'counts again once the rejected token is taken away: %s',
    async error => {
      const { stdout } = await runDoctor({
        env: { CLAUDE_CODE_OAUTH_TOKEN: token },
        home: login,
        flags: { shell: 'bash', error, 'no-color': true },
      })
      expect(stdout).toContain('unset CLAUDE_CODE_OAUTH_TOKEN')
      expect(words(stdout)).toContain('Your login was not used')
    },
  )

  it('is named where nothing failed, for it may be of another account', async () => {
    const given = { env: { CLAUDE_CODE_OAUTH_TOKEN: token }, flags: { 'no-color': true } }
    const { stdout } = await runDoctor({ ...given, home: login })
    expect(words(stdout)).toContain('Your login is not used')
    expect((await runDoctor(given)).stdout).not.toContain('Your login')
  })
})

describe('an account that the state file names', () => {
  it('without the file of its login is told as that, and a logged-out machine is not', async () => {
    const { stdout } = await runDoctor({ home: { '.claude.json': state }, flags: { 'no-color': true } })
    expect(words(stdout)).toContain('the login itself, ~/.claude/.credentials.json, is missing')
    const out = await runDoctor({
      home: { '.claude.json': '{"hasCompletedOnboarding":true}' },
      flags: { 'no-color': true },
    })
    expect(out.stdout).not.toContain('login-file-missing')
  })

  const at = (given: Given) =>
    runDoctor({
      ...given,
      home: { '.claude.json': state, ...given.home },
      flags: { json: true, ...given.flags },
    })
  const idsOf = ({ stdout }: Ran) =>
    (JSON.parse(stdout) as { findings: { ruleId: string }[] }).findings.map(({ ruleId }) => ruleId)
  const silent = 'Not logged in · Please run /login'

  it.each<readonly [string, Given, cause: string]>([
    [
      'a gateway without its key',
      { env: { ANTHROPIC_BASE_URL: 'https://llm.corp.example' } },
      'gateway-without-credential',
    ],
    [
      'a key that nothing loads',
      { proj: { '.env': `ANTHROPIC_API_KEY=${key}\n` }, flags: { error: silent } },
      'dotenv-not-loaded',
    ],
    [
      'a login that could not be made',
      { flags: { error: 'OAuth error: timeout of 15000ms exceeded' } },
      'login-server-unreachable',
    ],
    ['what is expected', { flags: { expect: 'subscription' } }, 'unexpected-source'],
  ])('is told by nothing else than by the cause that is here: %s', async (_, given, cause) => {
    const ids = idsOf(await at(given))
    expect(ids[0]).toBe(cause)
    expect(ids).not.toContain('login-file-missing')
  })

  it('is the cause beside the Desktop app, of which nothing contrary is said', async () => {
    const ids = idsOf(await at({ home: { '.config/Claude/config.json': '{}' }, flags: { error: silent } }))
    expect(ids).toEqual(['login-file-missing'])
  })

  it('is the login of a Mac whose Keychain can’t be read: a key before it is named, and no login is asked for', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key, USER: 'me' },
      home: { '.claude.json': state },
      overrides: { platform: 'darwin' },
      flags: { expect: 'subscription', 'no-color': true },
    })
    expect(words(stdout)).toContain('Then the login of this Mac, if it is still there, is used')
    expect(stdout).not.toContain('claude auth login')
  })
})

describe('who paid', () => {
  it('is no failure of this place, and where no key goes out from here, another process is meant', async () => {
    const { stdout, exitCode } = await runDoctor({
      home: login,
      flags: { error: 'Receipt: Auto-recharge credits $15.00', 'no-color': true },
    })
    expect(words(stdout)).toContain('That says what was used and who paid')
    expect(words(stdout)).toContain('no key is sent from here')
    expect(stdout).not.toContain('claude auth login')
    expect(exitCode).toBe(1)
  })
})
