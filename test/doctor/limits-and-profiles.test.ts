import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const token = `sk-ant-oat01-${'Qz7'.repeat(31)}AA`

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  return stdout.replace(/\s+/g, ' ')
}

describe('a limit', () => {
  it.each([
    'OAuth token refresh failed: Request failed with status code 429',
    'Claude token refresh is rate-limited; retry shortly.',
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"OAuth token has expired."}}\ntoken refresh failed: 429 rate_limit_error',
  ])('of the server that renews logins asks to wait, and ends no login: %s', async error => {
    const text = await told({ home: login, flags: { error } })
    expect(text).toContain('Wait a few minutes')
    expect(text).not.toMatch(/claude auth log(?:in|out)/)
  })

  it.each([
    "You don't have usage credits",
    'You’re out of usage credits. Switch to another model to continue.',
    'You are out of extra usage',
    "You're out of extra usage · resets 9am (America/Cordoba)",
    'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"Third-party apps now draw from extra usage, not plan limits."}}',
  ])('of usage credits is none of the login: %s', async error => {
    const text = await told({ home: login, flags: { error } })
    expect(text).toContain('authmd explain usage-credits')
    expect(text).not.toMatch(/claude auth log(?:in|out)/)
  })

  it.each([
    ['OAuth token refresh failed: 503', 'service-trouble', 'has problems'],
    ['Token refresh failed: Service Unavailable', 'service-trouble', 'has problems'],
    ['OAuth token refresh failed: fetch failed', 'connection-fails', 'was not reached'],
    [
      'POST https://platform.claude.com/v1/oauth/token: ERR_SOCKET_CLOSED',
      'connection-fails',
      'was not reached',
    ],
  ])(
    'or trouble where a login is renewed asks to wait, and ends no login: %s',
    async (error, page, event) => {
      const text = await told({ home: login, flags: { error } })
      expect(text).toContain(`A login had to be renewed, and the login server ${event}`)
      expect(text).toContain(`authmd explain ${page}`)
      expect(text).toContain('Do not log out')
      expect(text).not.toMatch(/claude auth log(?:in|out)/)
    },
  )

  it.each(['OAuth token refresh failed: 400 invalid_grant', 'OAuth token refresh failed: 401'])(
    'is none where the login itself was refused: %s',
    async error => {
      const text = await told({ home: login, flags: { error } })
      expect(text).toContain('authmd explain login-expired')
      expect(text).toContain('claude auth login')
    },
  )

  it('of the API is told to nobody as one of the server that renews logins', async () => {
    const error = 'API Error: 429 Too Many Requests'
    const text = await told({ env: { ANTHROPIC_API_KEY: key }, flags: { error } })
    expect(text).toContain('authmd explain rate-limited')
    expect(text).not.toMatch(/renew the same login|Do not log out/)
  })
})

describe('a provider that stops Claude Code', () => {
  const env = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_RESOURCE: 'team' }
  it('for want of a key and of a login of Azure is told of both, and never that all fits together', async () => {
    const text = await told({ env })
    expect(text).toContain('ANTHROPIC_FOUNDRY_API_KEY')
    expect(text).toContain('az login')
    expect(text).not.toContain('fits together')
  })
})

describe('a profile that stops Claude Code', () => {
  const profile = (stored: object) => ({
    env: { ANTHROPIC_PROFILE: 'work' },
    home: {
      ...login,
      '.config/anthropic/configs/work.json': { authentication: { type: 'user_oauth' } },
      '.config/anthropic/credentials/work.json': stored,
    },
  })

  it('and that others can read is closed to them', async () => {
    const text = await told(profile({ access_token: 'made-up-token', expires_at: 4_102_444_800 }))
    expect(text).toContain('chmod 600 ~/.config/anthropic/credentials/work.json')
  })
})

it('a Keychain that is locked over SSH holds no login that a token or a key hides', async () => {
  const home = {
    '.claude.json': { hasCompletedOnboarding: true, oauthAccount: { emailAddress: 'a@example.com' } },
  }
  for (const env of [{ CLAUDE_CODE_OAUTH_TOKEN: token }, { ANTHROPIC_API_KEY: key }]) {
    const overrides = { platform: 'darwin' as const }
    const here = await told({ env, home, overrides, flags: {} })
    expect(here).toMatch(/token-hides-login|subscription-hidden/)
    const text = await told({ env: { ...env, SSH_CONNECTION: '1 2 3 4' }, home, overrides, flags: {} })
    expect(text).not.toMatch(/token-hides-login|subscription-hidden/)
  }
})

it('a login that fails at the menu of the first start is not needed where a key is set', async () => {
  const error =
    'Select login method:\n❯ 1. Claude account with subscription\n\nOAuth error: Redirect URI https:/platform.claude.com/oauth/code/callback is not supported by client.'
  const text = await told({ env: { ANTHROPIC_API_KEY: key }, flags: { error } })
  expect(text).toContain('Cause The first start was never finished')
})

describe('a run that says which key it used', () => {
  const init = (source: string) =>
    `${JSON.stringify({ type: 'system', subtype: 'init', apiKeySource: source })}\nInvalid API key · Fix external API key`

  it('is said to be of another place, where that key does not count', async () => {
    const text = await told({ home: login, flags: { error: init('ANTHROPIC_API_KEY') } })
    expect(text).toContain('The run that printed that used the key in ANTHROPIC_API_KEY (apiKeySource)')
  })

  it('and nothing else is told what it says, and whether the same counts here', async () => {
    const alone = (source: string) =>
      JSON.stringify({ type: 'system', subtype: 'init', apiKeySource: source })
    const text = await told({ env: { ANTHROPIC_API_KEY: key }, flags: { error: alone('ANTHROPIC_API_KEY') } })
    expect(text).toContain('used the key in ANTHROPIC_API_KEY (apiKeySource), and so does one from here.')
    expect(text).toContain('authmd explain run-names-source')
    expect(text).not.toContain('authmd does not know that text')
    const none = await told({ home: login, flags: { error: '"apiKeySource":"none"' } })
    expect(none).toContain('used no API key (apiKeySource), and so does one from here.')
  })

  it('is taken for one of this place, where it counts', async () => {
    const text = await told({ env: { ANTHROPIC_API_KEY: key }, flags: { error: init('ANTHROPIC_API_KEY') } })
    expect(text).not.toContain('The run that printed that')
  })
})

it('a command of the Keychain that is not found leads to PATH, and to no new login', async () => {
  const text = await told({
    home: {
      '.claude.json': { hasCompletedOnboarding: true, oauthAccount: { emailAddress: 'a@example.com' } },
    },
    env: { USER: 'me' },
    overrides: { platform: 'darwin' },
    flags: { error: 'Error: spawn security ENOENT' },
  })
  expect(text).toContain('PATH="/usr/bin:$PATH"')
  expect(text).not.toMatch(/claude auth/)
})
