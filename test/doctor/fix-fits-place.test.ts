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

  it.each([job, {}])(
    'is told of the secret that the workflow reads, whatever its name: in CI or before it, %#',
    env => {
      const other = workflow.replace(/secrets\.\w+/, 'secrets.PROD_TOKEN')
      const { id, fix } = first(
        ask(place({ 'repo/.github/workflows/c.yml': other }), env, '--error', noInput),
      )
      expect(id).toBe('ci-secret-empty')
      expect(fix).toContain('gh secret set PROD_TOKEN')
      expect(fix).toContain('.github/workflows/c.yml:8')
      expect(fix).not.toContain('gh secret set CLAUDE_CODE_OAUTH_TOKEN')
      // It stands under with: already.
      expect(fix).not.toContain('env:')
    },
  )

  it('is told to rename a misspelt variable, and no secret', () => {
    const { id, fix } = first(ask(place({}), { ...job, ANTHROPIC_KEY: key }, '--error', silent))
    expect(id).toBe('stray-variable')
    expect(fix).toMatch(/`env:` .*ANTHROPIC_API_KEY.*keeps its name/)
    const gitlab = first(
      ask(place({}), { CI: 'true', GITLAB_CI: 'true', ANTHROPIC_KEY: key }, '--error', silent),
    )
    expect(gitlab.fix).toContain('.gitlab-ci.yml')
    expect(gitlab.fix).not.toMatch(/secret|workflow/)
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

describe.skipIf(onWindows)('a compose file', () => {
  const compose = (environment: string) =>
    `services:\n  db:\n    image: x\n  agent:\n    image: node:22\n${environment}`
  const at = (environment: string) =>
    place({ 'repo/compose.yaml': compose(environment), 'repo/.env': `ANTHROPIC_API_KEY=${key}\n` })

  it.each([
    ['    environment:\n      - TZ=UTC\n', '  - ANTHROPIC_API_KEY'],
    ['    environment:\n      TZ: UTC\n', '  ANTHROPIC_API_KEY:'],
  ])('gets no second block of a name that it has: %j', (environment, line) => {
    const only = place({
      'repo/compose.yaml': compose(environment).replace('  db:\n    image: x\n', ''),
      'repo/.env': `ANTHROPIC_API_KEY=${key}\n`,
    })
    const { id, fix } = first(ask(only, {}, '--error', silent))
    expect(id).toBe('compose-passes-nothing')
    expect(fix.split('\n')).toContain(line)
    expect(fix).not.toContain('environment: [')
  })

  it('that names the variable reads .env for it', () => {
    const said = ask(at('    environment:\n      - ANTHROPIC_API_KEY\n'), {}, '--error', silent)
    expect(said.findings.map(({ ruleId }) => ruleId)).not.toContain('dotenv-not-loaded')
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
    expect(said).toContain('/opt/corp/get-key.sh is missing')
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

describe.skipIf(onWindows)('a file of certificates that is not there', () => {
  it('is not to be converted, and not to be taken away where a certificate is not trusted: its path is wrong', () => {
    const env = { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem', ANTHROPIC_API_KEY: key }
    const text = 'API Error: Unable to connect to API (SELF_SIGNED_CERT_IN_CHAIN)'
    const { id, fix } = first(ask(place({}), env, '--error', text))
    expect(id).toBe('ca-file')
    expect(fix).toContain('Correct the path that NODE_EXTRA_CA_CERTS names')
    expect(fix).not.toMatch(/openssl|unset NODE_EXTRA_CA_CERTS/)
  })
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

  it.each(['', '/v1'])('is quoted where its text judges the key, whatever the path: %j', path => {
    const texts = {
      token_not_found_in_db: 'LiteLLM does not know the key it got',
      'No auth credentials found': 'OpenRouter got no key, or one that it does not know',
      无效的令牌: 'refuses its own token',
    }
    for (const [text, wanted] of Object.entries(texts)) {
      const at = { ...env, ANTHROPIC_BASE_URL: `${env.ANTHROPIC_BASE_URL}${path}` }
      const said = ask(place({}), at, '--error', `API Error: 401 {"error":{"message":"${text}","code":401}}`)
      const answer = JSON.stringify(said.answer)
      expect(answer).toContain(wanted)
      expect(answer).not.toContain('nothing here shows why')
      expect(answer).not.toContain('/v1/v1')
    }
  })

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
