import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function told(given: Given): Promise<string> {
  const { stdout } = await runDoctor({ ...given, flags: { 'no-color': true, ...given.flags } })
  return stdout.replace(/\s+/g, ' ')
}

const rejected =
  'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'

describe('a proxy that answers 407', () => {
  const error = 'API Error: 407 Proxy Authentication Required'

  it('and whose address has a name and a password already is not given them again', async () => {
    const text = await told({
      env: {
        HTTPS_PROXY: `http://${['me', 'hidden-word'].join(':')}@proxy.example.com:8080`,
        ANTHROPIC_API_KEY: key,
      },
      flags: { error },
    })
    expect(text).toContain('The address in HTTPS_PROXY already has a name and a password')
    expect(text).not.toMatch(/NAME:PASSWORD|hidden-word/)
  })

  it('is told where the address stands, where that is a settings file', async () => {
    const text = await told({
      env: { ANTHROPIC_API_KEY: key },
      home: {
        '.claude/settings.json': '{\n "env": {\n  "HTTPS_PROXY": "http://a:b@proxy.example.com:8080"\n }\n}',
      },
      flags: { error },
    })
    expect(text).toContain('Correct them in ~/.claude/settings.json:3.')
  })

  it('and whose address has none gets the form with both', async () => {
    const text = await told({
      env: { HTTPS_PROXY: 'http://proxy.example.com:8080', ANTHROPIC_API_KEY: key },
      flags: { error },
    })
    expect(text).toContain('http://NAME:PASSWORD@host:port')
  })
})

describe('a file of certificates', () => {
  const error =
    'API Error: Unable to connect to API: SSL certificate verification failed (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'

  it.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])(
    'of %s that is missing is named in the first finding',
    async name => {
      const text = await told({
        env: { [name]: '/etc/ssl/corp root.pem', ANTHROPIC_API_KEY: key },
        flags: { error },
      })
      expect(text).toContain(`${name} names /etc/ssl/corp root.pem, which does not exist, and is ignored`)
    },
  )

  it.each([key, `/tmp/${key}`, 'hunter2 hunter2!'])('whose name may be a secret is not: %#', async path => {
    const text = await told({
      env: { NODE_EXTRA_CA_CERTS: path, ANTHROPIC_AUTH_TOKEN: 'x' },
      flags: { error },
    })
    expect(text).toContain('NODE_EXTRA_CA_CERTS names a file that does not exist')
    expect(text).not.toMatch(/hunter2|Qz7Qz7/)
  })
})

describe('a helper', () => {
  const settings = (more: object) => ({
    '.claude/settings.json': { apiKeyHelper: 'test -f key && print-key', ...more },
  })

  it('is asked for the life of its key by the variable that is set, with its place', async () => {
    const env = { CLAUDE_CODE_API_KEY_HELPER_TTL_MS: '3600000' }
    const text = await told({ home: settings({ env }), flags: { error: rejected } })
    expect(text).toContain(
      'Does that key live for 60 minutes? CLAUDE_CODE_API_KEY_HELPER_TTL_MS in ~/.claude/settings.json:',
    )
    expect(await told({ home: settings({}), flags: { error: rejected } })).toContain('within 5 minutes')
  })

  it('that only prints a text is told, after a rejection, to print a new key', async () => {
    const text = await told({
      home: { '.claude/settings.json': `{\n "apiKeyHelper": "echo '${key}'"\n}` },
      flags: { error: rejected },
    })
    expect(text).toContain('New key: https://platform.claude.com/settings/keys')
    expect(text).toContain('Replace the text with it in ~/.claude/settings.json:2')
    expect(text).not.toContain('Qz7Qz7')
  })
})

it('a reference of 1Password is called one', async () => {
  const text = await told({ env: { ANTHROPIC_API_KEY: 'op://Private/claude/key' } })
  expect(text).toContain('a reference of 1Password that nothing has resolved')
  expect(text).toContain('`op run -- claude`')
  const other = await told({ env: { ANTHROPIC_API_KEY: '$' + '{KEY}' } })
  expect(other).not.toMatch(/1Password|op run/)
})

it('what is typed into a terminal is said to end with it', async () => {
  const text = await told({ env: { SHELL: '/bin/zsh', TERM: 'dumb' }, flags: { shell: 'zsh' } })
  expect(text).toContain('That applies only to this terminal; to keep it, use ~/.zshrc.')
})

it('a universal variable of fish is taken out by fish, which writes that file itself', async () => {
  const text = await told({
    env: { ANTHROPIC_API_KEY: key, SHELL: '/usr/bin/fish' },
    home: {
      ...login,
      '.config/fish/fish_variables': `# VERSION: 3.0\nSETUVAR --export ANTHROPIC_API_KEY:${key.replaceAll('-', '\\x2d')}\n`,
    },
    flags: { shell: 'fish', error: rejected },
  })
  expect(text).toContain('set -eU ANTHROPIC_API_KEY')
  expect(text).not.toContain('Delete line')
})

describe('a gateway that refuses its own key', () => {
  it.each([
    'API Error: 401 Authentication Error, Invalid proxy server token passed',
    'API Error: 400 {"error":{"message":"No connected db.","type":"no_db_connection"}}',
  ])('has a page of its own: %s', async error => {
    const text = await told({
      env: { ANTHROPIC_BASE_URL: 'https://llm.example.com', ANTHROPIC_AUTH_TOKEN: 'sk-made-up-token' },
      flags: { error },
    })
    expect(text).toContain('authmd explain gateway-key-rejected')
    expect(text).not.toMatch(/claude auth login|setup-token|explain unexplained/)
  })
})

describe('a report for an issue', () => {
  it('says what a session sends otherwise, how that is known, the day, and both versions', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key },
      home: login,
      flags: { markdown: true },
      overrides: { now: Date.UTC(2026, 10, 29, 12) },
    })
    expect(stdout).toMatch(
      /\*\*Sent:\*\* `claude -p` sends .*\. An interactive session first asks .*whether to use the key; without a yes/,
    )
    expect(stdout).toMatch(/\*\*Known by:\*\* measured on Claude Code \d+\.\d+\.\d+\n/)
    expect(stdout).toMatch(/\nauthmd \d.*, 2026-11-29\n$/)
  })

  it('does not lead to itself', async () => {
    const { stdout } = await runDoctor({
      home: login,
      flags: { markdown: true, error: 'it does not work any more' },
    })
    expect(stdout).not.toContain('--markdown')
  })
})

it('no reason speaks of a file that it does not name', () => {
  for (const id of readdirSync('fixtures/rules')) {
    const { findings } = JSON.parse(readFileSync(`fixtures/rules/${id}/fires.json`, 'utf8')) as {
      findings: { reason: string; file?: string }[]
    }
    for (const { reason, file } of findings) {
      if (/\b(?:that|this) file\b/.test(reason)) expect(reason, id).toContain(file ?? 'its name')
    }
  }
})
