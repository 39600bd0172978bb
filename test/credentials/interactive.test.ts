import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolveInteractive } from '../../src/credentials/interactive.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { type RecordedRow, recordedWorld } from '../client/recorded-world.ts'
import { clientFolder } from '../client/shared.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'

/** As seen in sessions of Claude Code 2.1.332 in a terminal; `sessions.test.ts` drives others like them. */
function sent(setup: Setup) {
  const written = writeWorld(setup)
  try {
    const { xApiKey, authorization, asks } = resolveInteractive(probeCredentials(written.world).facts)
    return { xApiKey, authorization, asks }
  } finally {
    written.remove()
  }
}

const helper = { '.claude/settings.json': { apiKeyHelper: 'echo FAKE-HELPER' } }
const env = { ANTHROPIC_AUTH_TOKEN: 'FAKE-TOKEN' }
const trusted = { projects: { '@PROJ@': { hasTrustDialogAccepted: true } } }
const token = 'shell:ANTHROPIC_AUTH_TOKEN'

describe('the helper of a project beside a token', () => {
  it('gives no key in the session in which the folder is trusted', () => {
    expect(sent({ env, proj: helper })).toEqual({ xApiKey: null, authorization: token, asks: ['trust'] })
  })

  it('gives one as soon as the folder is trusted', () => {
    expect(sent({ env, proj: helper, home: { '.claude.json': trusted } })).toEqual({
      xApiKey: 'project:apiKeyHelper',
      authorization: token,
    })
  })

  it('goes out without a token, and the helper of the person beside one', () => {
    const alone = sent({ proj: helper })
    expect(alone).toMatchObject({ xApiKey: 'project:apiKeyHelper', authorization: 'project:apiKeyHelper' })
    expect(sent({ env, home: helper })).toMatchObject({ xApiKey: 'user:apiKeyHelper', authorization: token })
  })
})

describe('the question about a key', () => {
  const key = { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-KEY' }
  const source = 'shell:ANTHROPIC_API_KEY'
  const home = {
    '.claude.json': trusted,
    '.claude/.credentials.json': {
      claudeAiOauth: { accessToken: 'sk-ant-oat01-FAKE', scopes: ['user:inference'], expiresAt: 4e12 },
    },
  }
  const login = 'login:credentials-file'

  it('comes from an editor too, and without an answer the login goes out', () => {
    const editor = { ...key, CLAUDE_CODE_ENTRYPOINT: 'claude-vscode' }
    expect(sent({ env: editor, home })).toEqual({ xApiKey: null, authorization: login, asks: ['key'] })
  })

  it('comes with --bare, and the key goes out whatever was answered', () => {
    const bare = { ...key, CLAUDE_CODE_SIMPLE: '1' }
    expect(sent({ env: bare, home })).toEqual({ xApiKey: source, authorization: null, asks: ['key'] })
    const rejected = [key.ANTHROPIC_API_KEY.slice(-20)]
    const declined = { '.claude.json': { ...trusted, customApiKeyResponses: { rejected } } }
    expect(sent({ env: bare, home: declined })).toEqual({ xApiKey: source, authorization: null })
  })

  it('does not come for a cloud provider, to which a key goes as it is set', () => {
    const cloud = { CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' }
    expect(sent({ env: { ...key, ...env, ...cloud }, home })).toEqual({
      xApiKey: source,
      authorization: token,
    })
  })

  it('does not come where the gateway switch has a token', () => {
    const gateway = { ...key, ...env, CLAUDE_CODE_USE_GATEWAY: '1' }
    expect(sent({ env: gateway, home })).toEqual({ xApiKey: null, authorization: token })
  })
})

describe('the evidence of a session', () => {
  const rows: readonly (RecordedRow & { readonly asks: unknown })[] = JSON.parse(
    readFileSync(`${clientFolder}interactive.json`, 'utf8'),
  )
  const evidenceOf = (row: RecordedRow) => {
    const world = recordedWorld(row, ['http://127.0.0.1:9', 'http://127.0.0.1:10'])
    try {
      return resolveInteractive(probeCredentials(world.machine, world.options).facts).evidence
    } finally {
      world.remove()
    }
  }
  const one = (env: Readonly<Record<string, string>>): RecordedRow => ({
    name: '',
    group: '',
    setup: { env: { ANTHROPIC_AUTH_TOKEN: 'FAKE', ...env } },
    sent: { request: true },
  })

  it('is a measurement for every session that was recorded', () => {
    const others = rows.filter(row => row.asks !== null && evidenceOf(row) !== 'measured')
    expect(others.map(({ name }) => name)).toEqual([])
  })

  it('is none for two special kinds at once, nor behind a socket', () => {
    const remote = { CLAUDE_CODE_REMOTE: '1' }
    expect(evidenceOf(one(remote))).toBe('measured')
    expect(evidenceOf(one({ ...remote, CLAUDE_CODE_USE_GATEWAY: '1' }))).toBe('documented')
    expect(evidenceOf(one({ ANTHROPIC_UNIX_SOCKET: '/nowhere' }))).toBe('documented')
  })
})
