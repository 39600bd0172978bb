import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'

const first = (text: string) => readMessage(text).causes[0]?.ruleId
const rejected = (message: string) =>
  `API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"${message}"}}`

describe('words that another program shares', () => {
  it.each([
    'docker login: Login failed: read-only token cannot push',
    'npm ERR! Login failed: write access required',
    'Login failed: Connection string is invalid',
    'Login failed: connect your account first',
    'MCP server notion: OAuth error: read scope is missing',
    'MCP server notion: OAuth error: timeout of 15000ms exceeded',
  ])('are no login at Anthropic that got no answer: %s', text => {
    const reading = readMessage(text)
    expect(first(text)).not.toBe('login-server-unreachable')
    expect(reading.causes.map(({ why }) => why).join()).not.toMatch(/refused or did not answer/)
  })

  it.each([
    'GitHub: Access managed by your organization',
    'Could not open a browser. Visit https://github.com/login/oauth/authorize?client_id=1',
    'xdg-open: command not found\nOpen https://github.com/login/oauth/authorize',
    'docker login: Login failed: denied',
    'MCP server notion: OAuth error: access_denied',
  ])('are no login at Anthropic: %s', text => {
    expect(readMessage(text).sender.kind).not.toBe('sign-in')
    expect(first(text) ?? '').not.toMatch(/^(?:login-|account-)/)
  })

  it('are no comment of the Action where they go on in another way', () => {
    expect(first('Claude encountered an error while running the request.')).not.toBe('result-hides-error')
    expect(first('**Claude encountered an error** —— [View job](https://x.test)')).toBe('result-hides-error')
  })

  it('of a registry of images blame no credential of Anthropic', () => {
    expect(readMessage('docker login: Login failed: invalid token').causes).toEqual([])
  })

  it.each([
    'xdg-open: no method available for opening https://claude.ai/oauth/authorize?code=true',
    'Could not open a browser. Visit https://claude.com/cai/oauth/authorize?code=true',
    'xdg-open failed: https://platform.claude.com/oauth/authorize?code=true',
  ])('are one where they name its page: %s', text => {
    expect(first(text)).toBe('login-code-invalid')
  })

  it('are no answer of Foundry where only a part of its name stands', () => {
    expect(readMessage('pods is forbidden: PermissionDenied. Cognitive').sender.kind).not.toBe('cloud')
  })

  it.each([
    'MCP server "x" : The socket connection was closed unexpectedly',
    'HTTP 401 trying to load well-known OAuth protected resource metadata.',
    '✘ figma · failed\nError: HTTP 401 trying to load well-known OAuth metadata from https://mcp.figma.com/mcp',
    'MCP server notion: OAuth error: read scope is missing',
    '● github - search_repositories (MCP)(query: "demo")\n  ⎿  Error: MCP error -32603: Authentication Failed: Requires authentication',
    '● github - create_issue (MCP)\n  ⎿  Error: MCP error -32603: Authentication Failed: Bad credentials',
    '● jira - get_issue (MCP)\n  ⎿  Error: Request failed with status code 401',
    '● notes - search (MCP)\n  ⎿  Error: MCP error -32001: the token was rejected',
    '● tasks - parse (MCP)(input: "a")\n  ⎿  Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}',
    '● image - draw (MCP)\n  ⎿  Error: 401 Incorrect API key provided',
    'Error from MCP github: {"message":"Bad credentials","status":"401"}',
    '[error] user-linear: Streamable HTTP error: Error POSTing to endpoint: the token is not valid',
    'pycharm-index · △ needs authentication',
    'slack: https://mcp.slack.com/mcp (HTTP) - ! Needs authentication',
    'SDK auth failed: Incompatible auth server: does not support dynamic client registration',
  ])('are those of an MCP server: %s', text => {
    expect([readMessage(text).sender.kind, first(text)]).toEqual(['mcp', 'mcp-server-rejected'])
  })
})

describe('a key that the API refuses', () => {
  it('is that of the session where an MCP server only stands above it', () => {
    const text = `● notes - search (MCP)\n  ⎿  3 notes\n${rejected('invalid x-api-key')}`
    expect([readMessage(text).sender.kind, first(text)]).toEqual(['anthropic', 'key-rejected'])
  })
})

describe('an answer of an MCP server that is no refusal of a login', () => {
  it.each([
    'MCP server "linear" failed: 403 Forbidden',
    'Streamable HTTP error: Error POSTing to endpoint (HTTP 403): Forbidden',
    'MCP server notion: HTTP 429 Too Many Requests',
    'SSE error: Non-200 status code (429)',
    'Streamable HTTP error: Error POSTing to endpoint (HTTP 503): Service Unavailable',
    'Failed to reconnect to postmark: HTTP 404 at https://postmark.town/mcp',
    'Streamable HTTP error: Error POSTing to endpoint: 404 page not found',
    'claude_design: Streamable HTTP error: Error POSTing to endpoint: {"error":"forbidden"}',
    'Authorization with the MCP server failed. You can check your credentials and permissions.',
  ])('is laid on that server: %s', text => {
    expect([readMessage(text).sender.kind, first(text)]).toEqual(['mcp', 'mcp-server-rejected'])
  })

  it('gives way to one of the API beside it', () => {
    const api =
      'API Error: 429 {"type":"error","error":{"type":"rate_limit_error","message":"Rate limited."}}'
    expect(first(`MCP server notion: HTTP 429 Too Many Requests\n${api}`)).toBe('rate-limited')
  })
})

describe('what needs authentication', () => {
  it.each([
    ['This registry needs authentication.\nnpm ERR! code E401', 'npm-login'],
    ['remote: this repository needs authentication\ngh: Bad credentials (HTTP 401)', 'github-token-rejected'],
    [`my-index · needs authentication\n${rejected('invalid x-api-key')}`, 'key-rejected'],
  ])('is no MCP server where somebody else says more: %s', (text, cause) => {
    expect(first(text)).toBe(cause)
  })
})

describe('the exchange of a code, with its status in parentheses,', () => {
  it.each([
    ['OAuth error: Token exchange failed (403): Forbidden', 'access-refused'],
    ['Token exchange failed (400): Bad Request', 'login-code-invalid'],
    ['Token exchange failed (500): Internal Server Error', 'login-server-unreachable'],
    ['Token exchange failed (502): Bad Gateway', 'login-server-unreachable'],
    ['OAuth error: Token exchange failed (429): Too Many Requests', 'login-server-unreachable'],
  ])('is a login that did not go through: %s', (text, cause) => {
    expect(first(text)).toBe(cause)
  })
})

describe('a proxy that wants a password', () => {
  it.each([
    'Access-Control-Expose-Headers: WWW-Authenticate, Proxy-Authenticate',
    'response 407 ms',
    'GET /v1/models HTTP/1.1 407',
  ])('gave no 401 of the API, whatever stands beside it: %s', beside => {
    for (const text of [`${rejected('invalid x-api-key')}\n${beside}`, `retry\n${rejected('x')} ${beside}`])
      expect(readMessage(text).sender.kind, text).toBe('anthropic')
    expect(first(`${beside}\n${rejected('invalid x-api-key')}`)).toBe(
      beside.includes('HTTP/1.1') ? 'proxy-wants-login' : 'key-rejected',
    )
  })

  it.each([
    'curl: (56) CONNECT tunnel failed, response 407',
    'Proxy response (407) !== 200 when HTTP Tunneling',
    '< HTTP/1.1 407 authenticationrequired',
    'Proxy-Authenticate: Basic realm="corp"',
  ])('is known by its own words: %s', text => {
    expect(first(text)).toBe('proxy-wants-login')
  })
})
