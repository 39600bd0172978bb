import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const first = (text: string) => readMessage(text).causes[0]?.ruleId

describe('a limit that is reached', () => {
  it.each([
    'API Error: Rate limit reached',
    '⎿ Rate limit reached',
    'Claude usage limit reached. Your limit will reset at 3pm',
    'Session limit reached ∙ resets 10pm',
    'Opus limit reached ∙ resets Oct 6, 1pm',
    'Opus weekly limit reached ∙ resets Monday',
  ])('is no fault of the login: %s', text => {
    expect(first(text)).toBe('rate-limited')
  })

  it('of a budget is one of who pays', () => {
    expect(first('spend limit reached · resets Aug 8 · request an increase')).toBe('spending-limit')
  })

  it.each([
    'Context limit reached · /compact or /clear to continue',
    'docker pull: rate limit exceeded',
    'GitHub API rate limit reached',
    'Error: recursion limit reached',
  ])('elsewhere is none of Claude: %s', text => {
    expect(first(text)).not.toBe('rate-limited')
  })
})

describe('a start that Claude Code refuses', () => {
  it.each([
    '--dangerously-skip-permissions cannot be used with root/sudo privileges for security reasons\n[Request interrupted by user]',
    'Error: Input must be provided either through stdin or as a prompt argument when using --print',
    'Error: Raw mode is not supported on the current process.stdin, which Ink uses as input stream by default.',
  ])('is none of a login or a key: %s', text => {
    const reading = readMessage(text)
    expect([first(text), reading.proves]).toEqual(['start-refused', 'no-request'])
  })

  it('gives way to a rejection that stands beside it', () => {
    const rejected =
      'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}'
    expect(first(`Raw mode is not supported\n${rejected}`)).toBe('bearer-rejected')
  })
})

describe('a Keychain that stays shut', () => {
  it.each([
    'security: SecKeychainUnlock login.keychain-db: The user name or passphrase you entered is not correct.\nNot logged in · Please run /login',
    'security: SecKeychainUnlock: The specified keychain could not be found.\nNot logged in · Please run /login',
    'security: SecKeychainCopyDefault: A default keychain could not be found.',
  ])('is told before the login that is missed for it: %s', text => {
    expect(first(text)).toBe('keychain-not-opened')
  })

  it('is locked over SSH where macOS may not ask', () => {
    expect(first('security: SecKeychainUnlock: User interaction is not allowed.')).toBe('ssh-keychain')
  })
})

describe('a login that is shown', () => {
  it.each([
    "Login method: Claude Pro Account\nOrganization: a@example.com's Organization\nEmail: a@example.com",
    '{"loggedIn":true,"authMethod":"claude.ai","apiProvider":"firstParty","orgName":"x","subscriptionType":"pro"}',
  ])('is about the account, and no error: %s', text => {
    const reading = readMessage(text)
    expect([first(text), reading.proves]).toEqual(['login-organization', 'warning'])
  })

  it('says nothing beside an error', () => {
    const text = 'Login method: Claude Max account\nOrganization: x\nEmail: a@b'
    expect(first(`${text}\nCredit balance is too low`)).toBe('credit-too-low')
  })
})

describe('a page of the login without access', () => {
  it.each([
    'Unable to access Claude Code',
    "You don't have access to Claude Code. Contact your admin.",
    "Your organization doesn't have access to Claude Code.",
  ])('is one of the account: %s', text => {
    expect(first(text)).toBe('account-without-access')
  })
})
