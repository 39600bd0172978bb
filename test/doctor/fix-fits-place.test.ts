import { chmodSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clear, key, login, madeUp, place, prepare, token } from './fixes/place.ts'

beforeAll(prepare)
afterAll(clear)

const onWindows = process.platform === 'win32'
const silent = 'Not logged in · Please run /login'
const first = (said: ReturnType<typeof ask>) => ({
  id: said.findings[0]?.ruleId,
  fix: said.answer.fix.join('\n'),
})

const workflow = `on: pull_request
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: anthropics/claude-code-action@v1
        with:
          claude_code_oauth_token: \${{ secrets.CLAUDE_CODE_OAUTH_TOKEN }}
`
const noInput =
  'Environment variable validation failed: - Either ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN is required when using direct Anthropic API.'

describe.skipIf(onWindows)('a job whose workflow is right', () => {
  const at = () => place({ 'repo/.github/workflows/c.yml': workflow })
  const job = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'o/r' }

  it('is told of the secret that arrived empty, under the name that the workflow has', () => {
    const { id, fix } = first(ask(at(), job, '--error', noInput))
    expect(id).toBe('ci-secret-empty')
    expect(fix).toContain('gh secret set CLAUDE_CODE_OAUTH_TOKEN')
  })

  it.each(['', noInput])('is told of the secrets of Dependabot, where that started it: %j', text => {
    const more = text === '' ? [] : ['--error', text]
    const { id, fix } = first(ask(at(), { ...job, GITHUB_ACTOR: 'dependabot[bot]' }, ...more))
    expect(id).toBe('ci-secret-empty')
    expect(fix).toContain('--app dependabot')
  })

  it('never gets a line of a workflow in which something is left to be filled in', () => {
    const { id, fix } = first(ask(place({}), job, '--error', noInput))
    expect(id).toBe('action-input')
    expect(fix).toContain(`  claude_code_oauth_token: \${{ secrets.CLAUDE_CODE_OAUTH_TOKEN }}`)
    expect(fix).not.toContain('the right one')
  })
})

describe.skipIf(onWindows)('a codespace', () => {
  it('is told of Codespaces secrets, not of `docker run`', () => {
    const { id, fix } = first(ask(place({}), { CODESPACES: 'true', CI: '' }, '--error', silent))
    expect(id).toBe('nothing-to-send')
    expect(fix).not.toContain('docker')
  })

  it('has its browser elsewhere: the code has to be pasted', () => {
    const { fix } = first(ask(place({}), { CODESPACES: 'true' }, '--error', 'OAuth error: Invalid code'))
    expect(fix).toMatch(/paste the whole code[\s\S]*another machine/)
  })
})

describe.skipIf(onWindows)('what stands in a file that is not read', () => {
  it('is the cause where it was to select the cloud provider', () => {
    const at = place({ 'repo/.env': 'CLAUDE_CODE_USE_VERTEX=1\nCLOUD_ML_REGION=global\n' })
    const { id, fix } = first(ask(at, {}, '--error', 'Select login method:'))
    expect(id).toBe('dotenv-not-loaded')
    expect(fix).toContain('export CLAUDE_CODE_USE_VERTEX=1')
  })

  it.skipIf(process.getuid?.() === 0)(
    'is told by the login first, in a folder that is closed to this user',
    () => {
      const at = place({ 'home/.claude/.credentials.json': login() })
      chmodSync(at.path('home/.claude'), 0o000)
      const said = ask(at, {}, '--error', silent)
      chmodSync(at.path('home/.claude'), 0o700)
      expect(first(said).id).toBe('login-unusable')
      expect(first(said).fix).toContain('chown')
    },
  )
})

describe.skipIf(onWindows)('a helper whose program is not there', () => {
  const ofHelper = (command: string) =>
    ask(place({ 'home/.claude/settings.json': JSON.stringify({ apiKeyHelper: command }) }), {})

  it('is named, and a path that is given is to be corrected', () => {
    const said = JSON.stringify(ofHelper('/opt/corp/get-key.sh --now'))
    expect(said).toContain('/opt/corp/get-key.sh is not there')
    expect(said).toContain('Correct the path')
    expect(said).not.toContain('--now')
  })

  it.each([key, token, madeUp('', 24), `./${key}`, `~/keys/${token}`, 'Tr0ub4dor&3', 'hunter2x9'])(
    'is not named where it may be the key itself: form %#',
    secret => {
      expect(JSON.stringify(ofHelper(secret))).not.toContain(secret.replace(/^.*\//, ''))
    },
  )
})

describe.skipIf(onWindows)('a gateway that refuses', () => {
  const env = { ANTHROPIC_BASE_URL: 'https://gw.example.com', ANTHROPIC_API_KEY: madeUp('gw-', 40) }

  it.each(['API Error: 401 {"error":{"message":"bad key"}}', 'API Error: 403 Invalid Token'])(
    'is never called a fault of the network: %s',
    text => {
      const said = ask(place({}), env, '--error', text)
      expect(first(said).id).not.toBe('blocked-by-proxy')
      expect(JSON.stringify(said.answer)).toContain('gw.example.com')
    },
  )

  it('is asked whether the other header is meant', () => {
    const { fix } = first(ask(place({}), env, '--error', 'API Error: 401 {"error":{"message":"bad key"}}'))
    expect(fix).toContain('ANTHROPIC_AUTH_TOKEN (Authorization: Bearer)')
  })

  it('is told of a 400 that no key is at fault', () => {
    const said = ask(
      place({}),
      env,
      '--error',
      "API Error: 400 Invalid 'user_id': string does not match pattern.",
    )
    expect(first(said).id).toBe('request-invalid')
    expect(first(said).fix).toContain('A new key does not help')
  })
})

describe.skipIf(onWindows)('a place that lacks what another one has', () => {
  it('is told of direnv, where its file has the key and this process has not', () => {
    const at = place({ 'repo/.envrc': `export ANTHROPIC_API_KEY=${key}\n` })
    const { id, fix } = first(ask(at, { INSIDE_EMACS: '30.1' }, '--error', silent))
    expect(id).toBe('dotenv-not-loaded')
    expect(fix).toContain('direnv allow')
  })

  it('is told of the editor that passes on what it was started with', () => {
    const { id, fix } = first(ask(place({}), { TERMINAL_EMULATOR: 'JetBrains-JediTerm' }, '--error', silent))
    expect(id).toBe('nothing-to-send')
    expect(fix).toContain('restart the editor')
  })

  it('is told of the proxy by its name, where no answer came', () => {
    const env = { HTTPS_PROXY: 'http://localhost:3128', ANTHROPIC_API_KEY: key }
    const { id, fix } = first(ask(place({}), env, '--error', 'Unable to connect to Anthropic services'))
    expect(id).toBe('connection-fails')
    expect(fix).toContain('localhost:3128, which HTTPS_PROXY names')
    expect(fix).toContain('unset HTTPS_PROXY')
  })
})

describe.skipIf(onWindows)('a text of somebody else', () => {
  it('is no reason for a login, where a gateway gave it and nothing is set here', () => {
    const text =
      "401 Authentication Error, LiteLLM Virtual Key expected. Received=x, expected to start with 'sk-'."
    const { id, fix } = first(ask(place({}), {}, '--error', text))
    expect(id).toBe('base-url-third-party')
    expect(fix).not.toContain('claude auth login')
  })

  it('is read where a program took it for JSON', () => {
    const text = `Unexpected token 'C', "Credit bal"... is not valid JSON`
    expect(first(ask(place({}), { ANTHROPIC_API_KEY: key }, '--error', text)).id).toBe('credit-too-low')
  })

  it('asks a token of setup-token for no new one, where a scope is missing', () => {
    const text = 'OAuth token does not meet scope requirement user:profile'
    const { fix } = first(ask(place({}), { CLAUDE_CODE_OAUTH_TOKEN: token }, '--error', text))
    expect(fix).toContain('unset CLAUDE_CODE_OAUTH_TOKEN')
    expect(fix).not.toMatch(/^ {2}claude setup-token/m)
  })
})
