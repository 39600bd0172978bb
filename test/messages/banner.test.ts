import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const first = (text: string) => readMessage(text).causes[0]?.ruleId

describe('what a session writes above an error', () => {
  it.each([
    ['Not logged in · Please run /login', 'nothing-to-send'],
    ['Invalid API key · Fix external API key', 'key-rejected'],
    [
      'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
      'service-trouble',
    ],
    ['Please run /login · API Error: 401 {"error":"unauthorized"}', 'base-url-third-party'],
    ['Credit balance is too low', 'credit-too-low'],
    [
      'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}',
      'bearer-rejected',
    ],
  ])('gives way to it: %s', (error, cause) => {
    for (const above of [
      'Sonnet 4.5 · API Usage Billing\n> hi\n⎿ ',
      'Auth token: CLAUDE_CODE_OAUTH_TOKEN\n',
    ]) {
      expect(first(above + error)).toBe(cause)
      expect(readMessage(above + error).proves).not.toBe('warning')
    }
  })

  it('is all that there is to tell of where nothing follows it', () => {
    expect(first('Sonnet 4.5 · API Usage Billing')).toBe('billed-by-use')
    expect(first('Auth token: CLAUDE_CODE_OAUTH_TOKEN')).toBe('token-hides-login')
  })

  it('is another thing than the menu of a login', () => {
    expect(
      first('Select login method:\n❯ 1. Claude account\n 2. Anthropic Console (API usage billing)'),
    ).not.toBe('billed-by-use')
  })
})
