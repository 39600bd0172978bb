import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const cause = (text: string) => readMessage(text).causes[0]?.ruleId
const sender = (text: string) => readMessage(text).sender

/** Texts that no wording knows: programs that will be written, servers in a new version. */
const unknown: readonly (readonly [text: string, cause: string])[] = [
  ['Your sign-in has expired. Start again.', 'login-expired'],
  ['jwt expired', 'login-expired'],
  ['fatal: no API key supplied, giving up', 'nothing-to-send'],
  ['deploy.sh: line 4: ANTHROPIC_API_KEY: unbound variable', 'nothing-to-send'],
  ['The api-key that you use is not valid (ref 81)', 'credential-rejected'],
  ['This API key has been revoked by its owner', 'credential-rejected'],
  ['Access token is wrong', 'credential-rejected'],
  ['401: the virtual key was not supplied', 'credential-rejected'],
  ['Agent error: the credentials were rejected', 'credential-rejected'],
  ['This workspace is on a plan that does not include agents: please upgrade', 'permission-denied'],
  ['CLOUD_ML_REGION must not be empty', 'cloud-credentials'],
]

/** The same, of somebody else's credential. */
const others: readonly (readonly [text: string, kind: string, cause: string])[] = [
  ['The AWS session token is missing', 'cloud', 'aws-credentials'],
  ['gcloud: your credentials are not valid any more, they expired', 'cloud', 'google-credentials'],
  ['AADSTS50173: the token was revoked', 'cloud', 'foundry-credentials'],
  ['Copilot says: token expired', 'github', 'github-token-rejected'],
  ['[mcp:notes] the access token was rejected', 'mcp', 'mcp-server-rejected'],
  ['{"ok":false,"error":"api key unknown"}', 'gateway', 'base-url-third-party'],
]

describe('a text that no wording knows', () => {
  it.each(unknown)('is read by what it speaks of: %s', (text, wanted) => {
    expect(cause(text)).toBe(wanted)
  })

  it.each(others)('is taken for the one whose credential it names: %s', (text, kind, wanted) => {
    expect([sender(text).kind, cause(text)]).toEqual([kind, wanted])
  })

  it('takes a key that Google does not know for no permission that is missing', () => {
    const body = '{"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}}'
    const { sender, causes } = readMessage(`API Error: 400 ${body}`)
    expect(sender.name).toBe('Google Cloud')
    expect(causes[0]?.ruleId).not.toBe('google-permission')
    expect(causes[0]?.why).not.toContain('knows who asks')
  })

  it('says that this is a reading of its words', () => {
    for (const [text] of unknown) expect(readMessage(text).causes[0]?.why).toMatch(/^Going by its words/)
  })

  it('is left alone where nothing is said to be wrong, or the two words are far apart', () => {
    const harmless = [
      'The token bucket refills every minute; see the key below.',
      'I logged in yesterday and all was fine.',
      'Set your API key, then start the server.',
      'Plan: 1 to add, 0 to change, 0 to destroy.',
      'Session 4 started, 12 tokens used',
      `The key is in the drawer. ${'It is a nice day. '.repeat(8)}The road is closed.`,
      'error: file not found: src/main.rs',
      'warning: variable x is required',
    ]
    expect(harmless.filter(text => cause(text) !== undefined)).toEqual([])
  })

  it('stands behind every wording: what is known says it better', () => {
    expect(cause('Credit balance is too low. Your API key is not valid for this request.')).toBe(
      'credit-too-low',
    )
  })
})
