import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const refused = (message: string) =>
  `Failed to authenticate. API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"${message}"}}`

async function told(given: Given): Promise<string> {
  const { stdout, exitCode } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  if (given.flags?.['error'] !== undefined) expect(exitCode).toBe(1)
  return stdout.replace(/\s+/g, ' ')
}

describe('a text about a credential of another kind than the one that goes out from here', () => {
  it.each<readonly [title: string, error: string, Given, kind: string]>([
    ['a key, beside a login', refused('invalid x-api-key'), { home: login }, 'an API key'],
    ['credits, beside a plan', 'Credit balance is too low', { home: login }, 'an API key'],
    [
      'a token, beside a key',
      refused('Invalid bearer token'),
      { env: { ANTHROPIC_API_KEY: key } },
      'a token',
    ],
  ])('%s: blames and renews nothing that is here', async (_, error, given, kind) => {
    const text = await told({ ...given, flags: { error } })
    expect(text).toContain(`That is about ${kind}. From here Claude Code sends`)
    expect(text).not.toMatch(
      /The API rejected|claude auth log(?:in|out)|its account has no credits|read -rsp/,
    )
    expect(text).toContain('Run authmd doctor there')
  })

  it('is blamed where its kind goes out', async () => {
    const error = refused('invalid x-api-key')
    expect(await told({ env: { ANTHROPIC_API_KEY: key }, flags: { error } })).toContain('The API rejected')
  })
})

describe('a login that had ended', () => {
  it('is told as one, also where nothing is found now', async () => {
    const text = await told({ flags: { error: 'Login expired · Please run /login' } })
    expect(text).toContain('A login had ended where that was printed. From here')
    expect(text).not.toContain('Nothing was sent')
    expect(text).toContain('authmd explain login-expired')
  })
})

describe('a start-up line beside a login that works', () => {
  const given: Given = {
    env: { SHELL: '/bin/zsh' },
    home: { ...login, '.zshrc': `export ANTHROPIC_API_KEY=${key}\n` },
    flags: { shell: 'zsh' },
    overrides: { container: false },
  }
  it.each([undefined, refused('invalid x-api-key'), 'Credit balance is too low'])(
    'is what hides the login elsewhere, and is not switched on: %s',
    async error => {
      const text = await told({
        ...given,
        flags: { ...given.flags, ...(error === undefined ? {} : { error }) },
      })
      expect(text).toContain('another terminal sends it instead of your login')
      expect(text).toContain('~/.zshrc:1')
      expect(text).not.toContain('exec zsh')
    },
  )
})

it('a conflict of two credentials that are not here takes nothing away here', async () => {
  const error =
    'Auth conflict: Both a token (ANTHROPIC_AUTH_TOKEN) and an API key (ANTHROPIC_API_KEY) are set. This may lead to unexpected behavior.'
  expect(await told({ home: login, flags: { error } })).not.toContain('claude auth logout')
})

it('a line of a start-up file is taken out in a container too', async () => {
  const text = await told({
    env: { SHELL: '/bin/zsh', ANTHROPIC_API_KEY: key },
    home: { ...login, '.zshrc': `\n\nexport ANTHROPIC_API_KEY=${key}\n` },
    flags: { shell: 'zsh' },
    overrides: { container: true },
  })
  expect(text).toContain('Delete line 3 of ~/.zshrc')
})

describe('a log with errors of several programs', () => {
  const api = refused('invalid x-api-key')
  it.each([
    `npm error code E401\nnpm error Unable to authenticate, your authentication token seems to be invalid.\n${api}`,
    `${api}\nremote: Invalid username or token. Password authentication is not supported for Git operations.`,
  ])('is read for that of the API first: %s', text => {
    const { causes, sender } = readMessage(text)
    expect(sender.kind).toBe('anthropic')
    expect(causes[0]?.ruleId).toBe('key-rejected')
    expect(causes.some(({ ruleId }) => ruleId === 'npm-login' || ruleId === 'git-credentials')).toBe(true)
  })
})
