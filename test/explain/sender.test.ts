import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/explain/run.ts'
import { wordings } from '../../src/messages/wordings/index.ts'
import { fakeWorld, type WorldOptions } from '../support/world.ts'

const explain = async (text: string, options: WorldOptions = {}) => {
  const world = fakeWorld(options)
  const exitCode = await run({ flags: { markdown: true }, positionals: [text] }, world)
  const [title = '', sender = ''] = world.printed.stdout.split('\n\n')
  return { exitCode, title, sender, all: world.printed.stdout }
}

describe('the first sentence of an explanation says who sent the text', () => {
  it.each([
    ['Failed to authenticate. API Error: 401 Invalid bearer token', /^Anthropic's API/],
    [
      'API Error: 401 {"error":{"message":"Authentication Fails, Your api key: x is invalid"}}',
      /^DeepSeek sent this, not Anthropic/,
    ],
    [
      'API Error: 401 {"msg":"bad key","code":401}',
      /^A gateway, a relay or a local proxy sent this, not Anthropic/,
    ],
    ['403 The security token included in the request is expired', /^Amazon Bedrock sent this, not Anthropic/],
    ['429 Quota exceeded for aiplatform.googleapis.com/x', /^Google Vertex AI sent this, not Anthropic/],
    ['App token exchange failed: 401 Unauthorized', /^GitHub wrote this, not Anthropic/],
    ['npm error code E401', /^The npm registry sent this, not Anthropic/],
    ["fatal: Authentication failed for 'https://h/r.git/'", /^The server of a git repository sent this/],
    ['MCP server "x": HTTP 401 Unauthorized', /^An MCP server sent this, not Anthropic/],
    [
      'API Error: 407 Proxy Authentication Required',
      /^A proxy, a firewall or a web server on the way sent this/,
    ],
    ['Not logged in · Please run /login', /^Claude Code wrote this itself/],
    ['API Error: 401 Something that nobody knows', /doesn't say who sent it/],
  ])('%s', async (text, said) => {
    expect((await explain(text)).sender).toMatch(said)
  })

  it('for every known wording', async () => {
    for (const { seen } of wordings) expect((await explain(seen)).sender, seen).toMatch(/^[A-Z`].*\.$/s)
  })
})

describe('with a gateway as sender', () => {
  const relayed =
    '401 {"error":{"message":"litellm.AuthenticationError: AnthropicException - invalid x-api-key"}}'
  const texts = [
    ...wordings.filter(({ sender }) => sender.kind === 'gateway').map(({ seen }) => seen),
    relayed,
  ]
  it('no advice leads to a login at Anthropic, or to a key of its Console', async () => {
    for (const text of texts) {
      const { all } = await explain(text)
      expect(all, text).not.toMatch(
        /claude auth login|\/login`|setup-token|platform\.claude\.com\/settings\/keys/,
      )
    }
  })
})

describe('where ANTHROPIC_BASE_URL names another server', () => {
  const text = 'Invalid API key · Fix external API key'
  it('what reads like an answer of Anthropic can be that server’s, and the page says so first', async () => {
    const { all } = await explain(text, { env: { ANTHROPIC_BASE_URL: 'http://localhost:4000' } })
    expect(all.indexOf('`ANTHROPIC_BASE_URL` is set here')).toBeGreaterThan(0)
    expect(all.indexOf('`ANTHROPIC_BASE_URL` is set here')).toBeLessThan(all.indexOf('## What to do'))
    expect(all).not.toContain('localhost:4000')
  })
  it('and not where it names Anthropic’s own', async () => {
    const { all } = await explain(text, { env: { ANTHROPIC_BASE_URL: 'https://api.anthropic.com' } })
    expect(all).not.toContain('is set here')
  })
})
