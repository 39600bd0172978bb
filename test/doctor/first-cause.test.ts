import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, key, login, madeUp, place, prepare } from './fixes/place.ts'
import { runDoctor } from './run-doctor.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const first = (said: ReturnType<typeof ask>) => ({
  id: said.findings[0]?.ruleId,
  fix: said.answer.fix.join('\n'),
})
const silent = 'Not logged in · Please run /login'
const ofAnthropic = /claude (?:auth login|setup-token)|CLAUDE_CODE_OAUTH_TOKEN/

describe.skipIf(onWindows)('a job that uses a cloud provider', () => {
  const job = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'o/r' }
  const bedrock = {
    ...job,
    CLAUDE_CODE_USE_BEDROCK: '1',
    AWS_REGION: 'us-east-2',
    AWS_ACCESS_KEY_ID: madeUp('AKIA', 16),
    AWS_SECRET_ACCESS_KEY: madeUp('', 40),
  }

  it.each([
    "API Error: 403 Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.",
    'An error occurred (IncompleteSignatureException) when calling the InvokeModel operation',
  ])('is told of the signature that AWS missed: %s', text => {
    const { id, fix } = first(ask(place({}), bedrock, '--error', text))
    expect(id).toBe('aws-bearer-token')
    expect(fix).toMatch(/version of the Action/)
    expect(fix).not.toMatch(ofAnthropic)
  })

  it.each([
    'Failed to authenticate. API Error: 403 unauthorized credential',
    'authentication failed: the credential was rejected',
  ])('is sent to no credential of Anthropic by a text that names nobody: %s', text => {
    const { fix } = first(ask(place({}), bedrock, '--error', text))
    expect(fix).toContain('aws sts')
    expect(fix).not.toMatch(ofAnthropic)
  })
})

describe.skipIf(onWindows)('an MCP server', () => {
  it('is not what refuses, where its certificate is', () => {
    const text = 'figma: SDK auth failed: unable to get issuer certificate'
    const at = place({ 'home/.claude/.credentials.json': login() })
    expect(first(ask(at, {}, '--error', text)).id).not.toBe('mcp-server-rejected')
  })

  it.each([
    "youtrack: SDK auth failed: HTTP 404: Invalid OAuth error response: SyntaxError: JSON Parse error: Unrecognized token '<'.",
    'SDK auth failed: Incompatible auth server',
  ])('is told apart from a gateway and from the login: %s', text => {
    const { id, fix } = first(ask(place({ 'home/.claude/.credentials.json': login() }), {}, '--error', text))
    expect(id).toBe('mcp-server-rejected')
    expect(fix).not.toMatch(ofAnthropic)
  })
})

describe.skipIf(onWindows)('a login that did not come about', () => {
  it('behind a proxy is no matter of its code', () => {
    const env = { HTTPS_PROXY: 'http://proxy.example.com:8080' }
    const { id, fix } = first(ask(place({}), env, '--error', 'OAuth error: Invalid IP address: undefined'))
    expect(id).toBe('login-through-proxy')
    expect(fix).toMatch(/claude update[\s\S]*proxy\.example\.com[\s\S]*unset HTTPS_PROXY/)
  })

  it('is told of the address that the login server refused, and of no key', () => {
    const text =
      'Authorization failed Redirect URI http:/localhost:49225/callback is not supported by client.'
    const { id, fix } = first(ask(place({}), {}, '--error', text))
    expect(id).toBe('login-redirect')
    expect(fix).toMatch(/claude update\n\s*claude auth login/)
  })

  it('is told of the page that sends the link, where people sign in, and of no API', () => {
    const { event } = ask(
      place({}),
      {},
      '--error',
      'QueryClient error: Error: login_link_already_used',
    ).answer
    expect(event).toBe('This text came from claude.ai, where people sign in: the API was not asked.')
  })

  it('is told, where the API got no key at all, who takes it away and not that it is wrong', () => {
    const text =
      '401 {"type":"error","error":{"type":"authentication_error","message":"x-api-key header is required"}}'
    const { id } = first(ask(place({}), { ANTHROPIC_API_KEY: key }, '--error', text))
    expect(id).toBe('proxy-strips-headers')
  })

  it.each([
    ['There was an error sending you a login link. If the problem persists contact support.', 'login-link'],
    ['QueryClient error: Error: login_link_already_used', 'login-link'],
    ['This integration does not support using claude.ai subscriptions.', 'subscription-not-offered'],
    ['No credentials found in Keychain. Please login to Claude Code first', 'program-reads-keychain'],
  ])('for lack of an offer asks for none: %s', (text, wanted) => {
    const { id, fix } = first(ask(place({ 'home/.claude/.credentials.json': login() }), {}, '--error', text))
    expect(id).toBe(wanted)
    expect(fix).not.toMatch(ofAnthropic)
  })

  it('though it said success is a matter of where it is kept', () => {
    const text = 'Login successful\nNot logged in · Please run /login'
    const { id, fix } = first(ask(place({}), {}, '--error', text))
    expect(id).toBe('login-not-kept')
    expect(fix).toContain('.credentials.json')
  })

  it('is first a matter of the folder, where CLAUDE_CONFIG_DIR names one without the login', () => {
    const at = place({ 'home/.claude/.credentials.json': login() })
    const text = 'Login successful\nNot logged in · Please run /login'
    const said = ask(at, { CLAUDE_CONFIG_DIR: at.path('home/other') }, '--error', text)
    expect(first(said).id).toBe('login-hidden')
  })

  it('is told of the Keychain on a Mac', async () => {
    const error = 'Login successful\nNot logged in · Please run /login'
    const said = await runDoctor({
      env: { USER: 'me' },
      home: { '.claude.json': { hasCompletedOnboarding: true } },
      flags: { error, shell: 'zsh' },
      overrides: { platform: 'darwin', container: false },
    })
    expect(said.stdout).toContain('security unlock-keychain')
  })

  it.each([
    'authentication_failedNot logged in · Please run /login',
    'Error: startedNot logged in',
    'Claude Code is not authenticated. Run `claude auth login` and try again.',
  ])('is known in the words of a program, and where they are glued to others: %s', text => {
    expect(first(ask(place({}), {}, '--error', text)).id).toBe('nothing-to-send')
  })
})

describe.skipIf(onWindows)('a gateway that has a token of its own', () => {
  const env = {
    ANTHROPIC_BASE_URL: 'https://gateway.ai.cloudflare.com/v1/0123/main/anthropic',
    ANTHROPIC_API_KEY: key,
  }

  it.each([
    'API Error: 401 {"success":false,"result":[],"error":[{"code":2009,"message":"Unauthorized"}]}',
    '401 {"name":"AiGatewayError","internalCode":2009,"message":"Unauthorized"}',
    'API Error: 401 {"statusCode":401,"message":"Access denied due to missing subscription key."}',
  ])('gets it in a header that has to be named: %s', text => {
    const { id, fix } = first(ask(place({}), env, '--error', text))
    expect(id).toBe('gateway-wants-header')
    expect(fix).toContain('ANTHROPIC_CUSTOM_HEADERS')
    expect(fix).not.toMatch(ofAnthropic)
  })
})

describe.skipIf(onWindows)('what a service in the net says', () => {
  const texts = [
    ['openrouter.ai', '401 {"error":{"message":"No auth credentials found","code":401}}'],
    [
      'api.deepseek.com',
      '401 {"error":{"message":"Authentication Fails, Your api key: ****abcd is invalid"}}',
    ],
  ] as const

  it.each(texts)('was passed on, where requests go somewhere else: %s', (_, text) => {
    const env = { ANTHROPIC_BASE_URL: 'http://localhost:8080', ANTHROPIC_AUTH_TOKEN: 'any' }
    const { id, fix } = first(ask(place({}), env, '--error', text))
    expect(id).toBe('gateway-upstream')
    expect(fix).toContain('localhost:8080')
  })

  it.each(texts)('is its own answer at its own address: %s', (host, text) => {
    const env = { ANTHROPIC_BASE_URL: `https://${host}/anthropic`, ANTHROPIC_AUTH_TOKEN: madeUp('sk-', 32) }
    expect(first(ask(place({}), env, '--error', text)).id).not.toBe('gateway-upstream')
  })

  it('is nobody’s here, where no other address is set', () => {
    expect(first(ask(place({}), {}, '--error', texts[0][1])).id).not.toBe('gateway-upstream')
  })
})

describe.skipIf(onWindows)('the files of Claude Code itself', () => {
  it('are told of by their volume, where the state file is gone', () => {
    const text = 'Claude configuration file not found at: /home/agent/.claude.json'
    const { id, fix } = first(ask(place({ 'home/.claude/.credentials.json': login() }), {}, '--error', text))
    expect(id).toBe('state-file-lost')
    expect(fix).toContain('mount')
  })

  it.each([
    "EACCES: permission denied, open '/home/claude/.claude.json'",
    "EPERM: operation not permitted, mkdir '/home/me/.claude'",
    "EROFS: read-only file system, open '/home/node/.claude/settings.json'",
  ])('are to belong to who runs it: %s', text => {
    const { id, fix } = first(ask(place({}), { ANTHROPIC_API_KEY: key }, '--error', text))
    expect(id).toBe('own-files-closed')
    expect(fix).toContain('chown')
    expect(fix).not.toMatch(/chmod/)
  })

  it('of the usual folder do not count behind CLAUDE_CONFIG_DIR', () => {
    const settings = JSON.stringify({ env: { ANTHROPIC_API_KEY: key } })
    const at = place({ 'home/.claude/settings.json': settings })
    const { id, fix } = first(ask(at, { CLAUDE_CONFIG_DIR: at.path('home/other') }, '--error', silent))
    expect(id).toBe('file-not-read')
    expect(fix).toContain('unset CLAUDE_CONFIG_DIR')
    expect(first(ask(at, {}, '--error', 'API Error: 500 internal')).id).not.toBe('file-not-read')
  })
})

describe.skipIf(onWindows)('a settings file whose name is nearly right', () => {
  const settings = JSON.stringify({
    env: { ANTHROPIC_BASE_URL: 'https://llm.example.test', ANTHROPIC_AUTH_TOKEN: 'x1' },
  })
  const refused =
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}'

  it.each(['setting.json', 'settings.json.txt', 'settings.jsonc'])(
    'is the cause of silence and of a refusal, and gets its right name: %s',
    name => {
      for (const error of [silent, refused]) {
        const { id, fix } = first(ask(place({ [`home/.claude/${name}`]: settings }), {}, '--error', error))
        expect(id).toBe('file-not-read')
        expect(fix).toContain('to settings.json')
      }
    },
  )

  it('is not told of a project, whose file nobody should put into force', () => {
    const at = place({ 'project/.claude/setting.json': settings })
    expect(first(ask(at, {}, '--error', silent)).id).not.toBe('file-not-read')
  })
})

describe.skipIf(onWindows)('a name that nothing reads', () => {
  it.each([
    ['ANTHROPIC_AUTH_KEY', 'ANTHROPIC_AUTH_TOKEN'],
    ['ANTHROPIC_BEARER_TOKEN', 'ANTHROPIC_AUTH_TOKEN'],
    ['CLAUDE_AUTH', 'ANTHROPIC_AUTH_TOKEN'],
  ])('comes before the bare word that nothing is set: %s', (name, meant) => {
    const env = { ANTHROPIC_BASE_URL: 'http://localhost:4141', [name]: 'dummy' }
    const at = place({ 'home/.claude/settings.json': JSON.stringify({ env }) })
    const { id, fix } = first(ask(at, {}, '--error', silent))
    expect(id).toBe('stray-variable')
    expect(fix).toContain(meant)
  })
})

describe.skipIf(onWindows)('Anthropic that is not reached', () => {
  const text =
    'Unable to connect to Anthropic services\n Failed to connect to api.anthropic.com: Request failed with status code 403'
  const env = { ANTHROPIC_BASE_URL: 'http://localhost:8082', ANTHROPIC_API_KEY: 'dummy' }

  it('was asked by the first start, where requests go elsewhere', () => {
    const { id, fix } = first(ask(place({ 'home/.claude.json': '{}' }), env, '--error', text))
    expect(id).toBe('onboarding-unfinished')
    expect(fix).toContain('hasCompletedOnboarding')
  })

  it('is a matter of the network, where requests go there', () => {
    const own = { ANTHROPIC_API_KEY: key }
    expect(first(ask(place({ 'home/.claude.json': '{}' }), own, '--error', text)).id).toBe('connection-fails')
    expect(first(ask(place({}), env, '--error', text)).id).toBe('connection-fails')
  })
})

describe.skipIf(onWindows)('a machine without a screen', () => {
  it('is the one whose network counts, where a login is refused', () => {
    const env = { SSH_CONNECTION: '10.0.0.2 50000 10.0.0.3 22' }
    const text = 'OAuth error: Request failed with status code 403'
    const { id, fix } = first(ask(place({}), env, '--error', text))
    expect(id).toBe('access-refused')
    expect(fix).toContain('not the one with the browser')
    expect(first(ask(place({}), {}, '--error', text)).fix).not.toContain('browser')
  })
})

describe.skipIf(onWindows)('a login file that holds no token', () => {
  it.each(['{"claudeAiOauth":{"accessToken":"","refreshToken":""}}', '{"claudeAiOauth":{}}'])(
    'is named: %s',
    text => {
      const { id, fix } = first(ask(place({ 'home/.claude/.credentials.json': text }), {}, '--error', silent))
      expect(id).toBe('login-unusable')
      expect(fix).toContain('~/.claude/.credentials.json')
    },
  )
})

describe.skipIf(onWindows)('a text of the login or of the account', () => {
  it.each([
    [
      'Redirect URI https:/platform.claude.com/oauth/code/callback is not supported by client',
      'login-redirect',
    ],
    ['Invalid OAuth Request — Missing redirect_uri parameter', 'login-redirect'],
    [
      'Your organization does not have access to Claude. Please login again or contact your administrator.',
      'account-without-access',
    ],
    ['Claude Max or Pro is required to connect to Claude Code', 'account-without-access'],
    [
      'Claude Code web sessions require authentication with a Claude.ai account. API key authentication is not sufficient.',
      'remote-control-login',
    ],
  ])('has its own page: %s', (text, wanted) => {
    const { id, fix } = first(ask(place({}), {}, '--error', text))
    expect(id).toBe(wanted)
    expect(fix).toContain('claude auth login')
  })
})

describe.skipIf(onWindows)('a proxy of SOCKS', () => {
  const text = 'InvalidArgumentError: Invalid URL protocol: the URL must start with `http:` or `https:`.'

  it('is what an address of another protocol is, where one is set', () => {
    const env = { https_proxy: 'socks5h://127.0.0.1:1080' }
    const { id, fix } = first(ask(place({}), env, '--error', text))
    expect(id).toBe('proxy-invalid')
    expect(fix).toContain('https_proxy')
  })

  it('is looked for elsewhere, where none is set', () => {
    const { id, fix } = first(ask(place({ 'home/.claude/.credentials.json': login() }), {}, '--error', text))
    expect(id).toBe('proxy-invalid')
    expect(fix).not.toContain('ANTHROPIC_API_KEY')
  })
})

describe.skipIf(onWindows)('a key that a gateway refuses', () => {
  const refused =
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid api key"},"request_id":""}'
  const ofKey = { ANTHROPIC_BASE_URL: 'https://gateway.example.com', ANTHROPIC_API_KEY: madeUp('k', 40) }

  it('is tried in the other header, where it goes out as x-api-key alone', () => {
    expect(first(ask(place({}), ofKey, '--error', refused)).fix).toContain('ANTHROPIC_AUTH_TOKEN')
  })

  it.each([
    ['https://api.minimaxi.com/anthropic', 'api.minimax.io'],
    ['https://api.moonshot.ai/anthropic', 'api.moonshot.cn'],
    ['https://api.z.ai/api/anthropic', 'open.bigmodel.cn'],
    ['https://dashscope-intl.aliyuncs.com/apps/anthropic', 'dashscope.aliyuncs.com'],
  ])('may be of the other platform of that service: %s', (address, other) => {
    const env = { ANTHROPIC_BASE_URL: address, ANTHROPIC_AUTH_TOKEN: madeUp('k', 40) }
    expect(first(ask(place({}), env, '--error', refused)).fix).toContain(other)
  })
})

describe.skipIf(onWindows)('a helper whose path has blanks', () => {
  const asked = (apiKeyHelper: string) =>
    first(ask(place({ 'home/.claude/settings.json': JSON.stringify({ apiKeyHelper }) }), {}))

  it('needs quotes', () => {
    expect(asked('C:\\Program Files\\Key\\helper.cmd').fix).toContain('put quotes around the path')
    expect(asked('/opt/my tools/key.sh').fix).toContain('put quotes around the path')
  })

  it('is told from a program with arguments that is not there', () => {
    for (const command of ['/opt/none --file /etc/key', '/opt/none /etc/my/key', '"/opt/my tools/key.sh"'])
      expect(asked(command).fix).not.toContain('put quotes')
  })
})

describe.skipIf(onWindows)('credentials of a cloud', () => {
  it('of AWS that have expired are said to have', () => {
    const text =
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login'
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_PROFILE: 'work' }
    const at = place({ 'home/.aws/config': '[profile work]\n' })
    expect(ask(at, env, '--error', text).findings[0]).toMatchObject({
      ruleId: 'aws-credentials',
      reason: expect.stringContaining('has expired') as string,
    })
  })

  it('of Google in a variable that names a file are put into one', () => {
    const text =
      'Unable to read the credential file specified by the GOOGLE_APPLICATION_CREDENTIALS environment variable: The file at {} does not exist, or it is not a file.'
    const env = {
      CLAUDE_CODE_USE_VERTEX: '1',
      CLOUD_ML_REGION: 'us-east5',
      ANTHROPIC_VERTEX_PROJECT_ID: 'demo',
      GOOGLE_APPLICATION_CREDENTIALS: '{"type":"service_account"}',
    }
    const { id, fix } = first(ask(place({}), env, '--error', text))
    expect(id).toBe('google-credentials')
    expect(fix).toMatch(/the JSON itself[\s\S]*set the variable to its path/)
  })
})

describe.skipIf(onWindows)('the login menu of a first start', () => {
  const menu = 'Select login method:\n 1. Claude account with subscription\n 2. Anthropic Console account'
  const files = (variable: string) => ({
    'home/.claude.json': '{}',
    'home/.claude/settings.json': JSON.stringify({
      env: { ANTHROPIC_BASE_URL: 'https://open.bigmodel.cn/api/anthropic', [variable]: madeUp('', 49) },
    }),
  })

  it('is gone past with a gateway: each of its entries would bring a login of Anthropic there', () => {
    for (const variable of ['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY']) {
      const { id, fix } = first(ask(place(files(variable)), {}, '--error', menu))
      expect(id).toBe('onboarding-unfinished')
      expect(fix).toContain('"hasCompletedOnboarding": true')
      expect(fix).not.toMatch(/answer its questions/)
      expect(fix.includes('In ANTHROPIC_AUTH_TOKEN the same value')).toBe(variable === 'ANTHROPIC_API_KEY')
    }
  })
})

describe.skipIf(onWindows)('the gateway of the desktop app', () => {
  it('is told as the sender, and gets no login', () => {
    const error = 'Failed to authenticate. API Error: 401 认证失败: Claude Desktop gateway token 无效'
    for (const at of [place({}), place({ 'home/.claude/.credentials.json': login() })]) {
      const said = ask(at, {}, '--error', error)
      expect(first(said).id).toBe('desktop-gateway')
      expect(said.answer.event).toContain('came from the gateway of the desktop app, not from Anthropic')
      expect(first(said).fix).not.toMatch(/claude auth login|setup-token/)
    }
  })
})

describe.skipIf(onWindows)('a page of the login', () => {
  it('that names another organization refused nothing, and is where it is chosen', () => {
    const error =
      "Claude Code would like to connect to your Anthropic organization Example's Individual Organization"
    const said = ask(place({}), {}, '--error', error)
    expect(first(said).id).toBe('login-organization')
    expect(said.answer.event).toMatch(/the login page; no key or login was checked/)
    expect(first(said).fix).toMatch(/Switch account/)
  })

  it('that gives no access is told of who gives it, whatever goes out from here', () => {
    const error = 'Hey! We see you have a Teams subscription!'
    for (const at of [place({}), place({ 'home/.claude/.credentials.json': login() })]) {
      const said = ask(at, {}, '--error', error)
      expect(first(said).id).toBe('account-without-access')
      expect(said.answer.event).toContain('The login did not go through')
      expect(first(said).fix).toMatch(/ask an admin of the organization for a seat/)
    }
  })

  it('says that a login had expired before the new one failed', () => {
    const error =
      'API Error: 401 OAuth token has expired. Please obtain a new token\nOAuth error: timeout of 15000ms exceeded'
    const said = ask(place({ 'home/.claude/.credentials.json': login(1) }), {}, '--error', error)
    expect(first(said).id).toBe('login-server-unreachable')
    expect(said.answer.event).toBe('A login had expired, and the new one did not go through.')
  })
})

describe.skipIf(onWindows)('a helper that failed elsewhere', () => {
  it('is not said to have sent nothing here, where no helper is', () => {
    const said = ask(place({}), {}, '--error', 'apiKeyHelper did not return a valid value')
    expect(first(said).id).toBe('helper-fails')
    expect(said.answer.event).toMatch(/^apiKeyHelper failed where that was printed\. From here/)
  })
})
