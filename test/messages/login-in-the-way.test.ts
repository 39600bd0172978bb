import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const expired =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"OAuth token has expired. Please obtain a new token or refresh your existing token."}} · Please run /login'
const first = (text: string) => readMessage(text).causes[0]?.ruleId

describe('a new login that did not go through', () => {
  it.each([
    ['OAuth error: timeout of 15000ms exceeded', 'login-server-unreachable'],
    ['OAuth Request Failed\nInternal server error', 'login-server-unreachable'],
    ['OAuth error: Invalid code. Please make sure the full code was copied', 'login-code-invalid'],
    ['OAuth error: Request failed with status code 403', 'access-refused'],
    [
      'Authorization failed\nRedirect URI http:/localhost:1/callback is not supported by client',
      'login-redirect',
    ],
    ["Can't access this organization", 'account-without-access'],
  ])('is told before what made it necessary: %s', (login, cause) => {
    for (const before of [expired, 'Not logged in · Please run /login', 'Invalid bearer token'])
      for (const text of [`${before}\n\n❯ /login\n\n${login}`, `${login}\n${before}`])
        expect(first(text), text).toBe(cause)
    expect(readMessage(`${expired}\n${login}`).causes.map(({ ruleId }) => ruleId)).toContain('login-expired')
  })

  it.each(['OAuth error', 'Login failed', 'Token exchange failed'])(
    'is one of the network by whatever name the connection broke: %s',
    lead => {
      const words = [
        'ECONNREFUSED',
        'read ECONNRESET',
        'connect ETIMEDOUT 160.79.104.10:443',
        'getaddrinfo ENOTFOUND platform.claude.com',
        'write EPROTO',
        'socket hang up',
        'The operation timed out.',
        'Unable to connect. Is the computer able to access the url?',
        'Request failed with status code 502',
      ]
      for (const one of words) expect(first(`${lead}: ${one}`), one).toBe('login-server-unreachable')
      expect(first(`${lead}: Request failed with status code 403`)).toBe('access-refused')
      expect(first(`${lead}: Request failed with status code 400`)).toBe('login-code-invalid')
    },
  )

  it('is none where the login went well and a request was refused afterwards', () => {
    expect(first(`Login successful\n${expired}`)).toBe('login-expired')
  })
})

describe('a proxy that wants a login of its own', () => {
  it.each([
    '< HTTP/1.1 407 authenticationrequired\n< Proxy-Authenticate: NTLM',
    'curl: (56) CONNECT tunnel failed, response 407',
    'TypeError (fetch failed)\nProxy-Authenticate: Negotiate',
  ])('is told by the head of its answer: %s', text => {
    expect(first(text)).toBe('proxy-wants-login')
  })
})

describe('what no login changes', () => {
  it.each([
    ['Error 407: Proxy auth required by corporate gateway', 'proxy-wants-login'],
    ['API Error: 407 {"error":"who are you"}', 'proxy-wants-login'],
    ['API Error: The socket connection was closed unexpectedly.', 'connection-fails'],
    ["OAuth error: Cannot read properties of undefined (reading 'x')", 'client-outdated'],
    ['Vertex credentials are managed by the desktop app, but none are available.', 'desktop-credentials'],
    ['Could not open a browser. Open https://claude.ai/oauth/authorize?code=true', 'login-code-invalid'],
  ])('is told by its own cause: %s', (text, cause) => {
    expect(first(text)).toBe(cause)
  })

  it('is no broken connection where a status was read from the answer', () => {
    expect(first('API Error: 401 The socket connection was closed unexpectedly.')).not.toBe(
      'connection-fails',
    )
  })
})
