import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const token = `sk-ant-oat01-${'Xk4'.repeat(31)}AA`
const bill = 'I was billed for API usage'
const told = async ({ flags, ...given }: Given) =>
  (
    await runDoctor({
      ...given,
      overrides: { container: false, ...given.overrides },
      flags: { 'no-color': true, ...flags },
    })
  ).stdout.replace(/\s+/g, ' ')
const mac = { platform: 'darwin' } as const
const account = { '.claude.json': { oauthAccount: { accountUuid: 'a', emailAddress: 'a@example.com' } } }

describe('who was billed is told what went out from here', () => {
  it.each<readonly [string, Given, RegExp]>([
    [
      'a key that a login with the Console saved',
      { home: { '.claude.json': { primaryApiKey: key } } },
      /has saved a key here.*claude auth logout claude auth login/,
    ],
    [
      'what a helper prints',
      { home: { '.claude/settings.json': { apiKeyHelper: 'echo x' } } },
      /remove the helper: Delete "apiKeyHelper"/,
    ],
    [
      'a value for a gateway, whose address goes with it',
      {
        env: { ANTHROPIC_BASE_URL: 'https://gw.corp.example', ANTHROPIC_AUTH_TOKEN: 'corp-12345678' },
        home: login,
      },
      /gw\.corp\.example, whose owner bills them.*To use the plan: unset ANTHROPIC_BASE_URL/,
    ],
    [
      'a request to a cloud provider',
      {
        env: {
          CLAUDE_CODE_USE_BEDROCK: '1',
          AWS_REGION: 'us-east-1',
          AWS_BEARER_TOKEN_BEDROCK: 'x'.repeat(40),
        },
      },
      /whose account pays; no plan is used/,
    ],
    [
      'nothing that can be seen on a Mac whose Keychain cannot be asked',
      { home: account, overrides: mac },
      /the Keychain could not be read: a Console login is billed by use too/,
    ],
  ])('%s', async (_, given, fix) => {
    const text = await told({ ...given, flags: { error: bill } })
    expect(text).toMatch(fix)
    expect(text).toContain('That says what was used and who paid')
    expect(text).not.toContain('no key is sent from here')
  })

  it('and gets no words about a warning, which a bill is not', async () => {
    for (const given of [
      { env: { ANTHROPIC_API_KEY: key }, home: login },
      { env: { ANTHROPIC_API_KEY: key, CLAUDE_CODE_OAUTH_TOKEN: token, GITHUB_ACTIONS: 'true', CI: 'true' } },
    ]) {
      const text = await told({ ...given, flags: { error: bill } })
      expect(text).toContain('subscription-hidden')
      expect(text).not.toMatch(/ends the warning|claude auth logout/)
    }
  })

  it('and in a job is not asked to look at /status', async () => {
    const env = { ANTHROPIC_API_KEY: key, CLAUDE_CODE_OAUTH_TOKEN: token, GITHUB_ACTIONS: 'true', CI: 'true' }
    const text = await told({ env, flags: { error: bill } })
    expect(text).toContain('Check Run the job again')
    expect(text).not.toContain('/status')
  })
})

describe('a line of /status that names the token', () => {
  const error = 'Auth token: CLAUDE_CODE_OAUTH_TOKEN'
  const env = { CLAUDE_CODE_OAUTH_TOKEN: token }

  it('is mended where the token stands here', async () => {
    const text = await told({ env, flags: { error } })
    expect(text).toMatch(
      /To use a login, remove the token: unset CLAUDE_CODE_OAUTH_TOKEN.*claude auth login Check Restart claude/,
    )
    expect(text).not.toContain('who paid')
  })

  it('claims nothing of a login that it does not speak of', async () => {
    expect(await told({ home: login, flags: { error } })).not.toContain('and no login')
  })

  it('is told without it on a Mac whose Keychain cannot be asked, as of a key', async () => {
    expect(await told({ env, home: account, overrides: mac })).toContain('token-hides-login')
    expect(await told({ env, overrides: mac })).not.toContain('token-hides-login')
  })
})

it('what is in the way of the expected one is told once', async () => {
  for (const given of [
    { env: { ANTHROPIC_API_KEY: key }, home: login },
    { env: { ANTHROPIC_API_KEY: key }, home: account, overrides: mac },
  ]) {
    const text = await told({ ...given, flags: { expect: 'subscription' } })
    expect(text).toContain('is in the way')
    expect(text).not.toContain('subscription-hidden')
  }
})

it('what cannot be read in the Keychain is said once', async () => {
  const text = await told({ home: account, overrides: mac })
  expect(text.match(/the Keychain could not be read/g)).toHaveLength(1)
})
