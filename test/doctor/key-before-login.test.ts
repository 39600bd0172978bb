import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const told = async ({ flags, ...given }: Given) =>
  (await runDoctor({ ...given, flags: { 'no-color': true, ...flags } })).stdout.replace(/\s+/g, ' ')

const mac = { platform: 'darwin', container: false } as const
const account = { '.claude.json': { oauthAccount: { accountUuid: 'a', emailAddress: 'a@example.com' } } }
const warning =
  'Auth conflict: Using ANTHROPIC_API_KEY instead of Anthropic Console key. Either unset ANTHROPIC_API_KEY, or run `claude /logout`.'

const token = `sk-ant-oat01-${'Xk4'.repeat(31)}AA`

describe('a key on a Mac whose Keychain cannot be asked', () => {
  const given = { home: account, env: { ANTHROPIC_API_KEY: key }, overrides: mac }

  it('comes before the login whose account the state file names', async () => {
    const text = await told(given)
    expect(text).toContain('takes precedence over the login whose account .claude.json names')
    expect(text).toContain('unset ANTHROPIC_API_KEY')
  })

  it('is asked about in a session, which then may send the login that cannot be seen', async () => {
    const text = await told(given)
    expect(text).toContain('it sends the login in the Keychain, if there is one (it could not be read)')
    expect(text).not.toContain('finds no credential')
  })

  it('hides no login over SSH, where the Keychain is locked', async () => {
    const env = { ...given.env, SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }
    for (const flags of [{}, { expect: 'subscription' }] as const) {
      const text = await told({ ...given, env, flags })
      expect(text).toContain('sends nothing while the Keychain is locked')
      expect(text).not.toMatch(/takes precedence over the login|login of this Mac|There is no login here/)
    }
  })

  it('once taken away, leaves a login that is not known: its check is one that can come true', async () => {
    const text = await told({ home: account, overrides: mac, flags: { expect: 'subscription' } })
    expect(text).toContain('what would be sent is not known: the Keychain could not be read')
    expect(text).toMatch(/Check \S.*\/status shows the login/)
    expect(text).not.toContain('exit code 0')
  })

  it.each<readonly [string, Given]>([
    ['nobody logged in', { ...given, home: { '.claude.json': {} } }],
    ['the login is used', { home: account, overrides: mac }],
    ['another server is asked', { ...given, env: { ...given.env, ANTHROPIC_BASE_URL: 'https://g.test' } }],
    ['it is no Mac: the login file tells', { ...given, overrides: {} }],
  ])('is told of no login where %s', async (_, other) => {
    expect(await told(other)).not.toContain('takes precedence over the login')
  })
})

describe('a warning of two credentials', () => {
  it('gives both ways: to the login, and to leave the key', async () => {
    for (const given of [
      { home: login, env: { ANTHROPIC_API_KEY: key } },
      { home: account, env: { ANTHROPIC_API_KEY: key }, overrides: mac },
    ]) {
      const text = await told({ ...given, flags: { error: warning } })
      expect(text).toMatch(
        /To use the login:.*unset ANTHROPIC_API_KEY.*To use ANTHROPIC_API_KEY instead, keep it/,
      )
      expect(text).toContain('removes the login from every session')
      expect(text).toContain('That is a warning: nothing failed because of it')
    }
  })

  it.each(['http://127.0.0.1:3456', undefined])(
    'names the logout that removes a saved Console key: %s',
    async url => {
      const env = { ANTHROPIC_API_KEY: key, ...(url === undefined ? {} : { ANTHROPIC_BASE_URL: url }) }
      const home = {
        '.claude.json': { hasCompletedOnboarding: true, primaryApiKey: `${key.slice(0, -4)}QQAA` },
      }
      const text = await told({ env, home, flags: { error: warning } })
      expect(text).toMatch(/ANTHROPIC_API_KEY is used.*Console login saved.*claude auth logout/)
      expect(text.includes('To use the saved key instead: unset ANTHROPIC_API_KEY')).toBe(url === undefined)
      expect(text).not.toContain('First remove the address')
    },
  )

  it('takes a token away by its name, for no logout ends that', async () => {
    const env = { ANTHROPIC_API_KEY: key, CLAUDE_CODE_OAUTH_TOKEN: token }
    const text = await told({ env, flags: { error: warning } })
    expect(text).toMatch(/unset ANTHROPIC_API_KEY.*unset CLAUDE_CODE_OAUTH_TOKEN/)
    expect(text).not.toContain('claude auth logout')
    expect(text).toContain('/status shows the token')
  })
})

describe('a /status that names a cloud provider', () => {
  const status = '❯ /login\n  ⎿  Login successful\n❯ /status\n   API provider: AWS Bedrock'

  it('is told which switch to remove, also below the banner of a start', async () => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-west-1', AWS_BEARER_TOKEN_BEDROCK: key }
    for (const error of [
      status,
      `Sonnet 4.6 · API Usage Billing\n${status}`,
      'Sonnet 4.6 · API Usage Billing',
    ]) {
      const text = await told({ home: login, env, flags: { error } })
      expect(text).toContain('unset CLAUDE_CODE_USE_BEDROCK')
      expect(text).not.toContain('This names the switch')
    }
  })

  it('was printed elsewhere where none is selected here', async () => {
    const text = await told({ home: login, flags: { error: status } })
    expect(text).toContain('Nothing set here selects a cloud provider')
  })
})

describe('a certificate that is not trusted', () => {
  const error = 'Unable to connect to API: Self-signed certificate detected'
  const pem = `-----BEGIN ${'CERTIFICATE'}-----\nMIIB\n-----END ${'CERTIFICATE'}-----\n`

  it('asks nobody to set the variable that is set here, and names what reaches apps and editors as well', async () => {
    const given = { home: { 'root.pem': pem }, env: { NODE_EXTRA_CA_CERTS: '@HOME@/root.pem' } }
    const text = await told({ ...given, flags: { error } })
    expect(text).toContain('NODE_EXTRA_CA_CERTS is set in this terminal')
    expect(text).toContain('"env" in ~/.claude/settings.json')
    expect(text).not.toContain('export NODE_EXTRA_CA_CERTS=')
    expect(await told({ flags: { error } })).toContain('export NODE_EXTRA_CA_CERTS=')
  })
})
