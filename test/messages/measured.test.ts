import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMessage } from '../../src/messages/read-message.ts'
import { rules } from '../../src/rules/index.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'

const first = (text: string) => readMessage(text).causes[0]?.ruleId

/** What `claude -p` printed for each answer of the API; the second column is the cause that has to come first. */
const measured: readonly (readonly [string, string])[] = [
  ['Invalid API key · Fix external API key', 'key-rejected'],
  ['Not logged in · Please run /login', 'nothing-to-send'],
  // In a session with CLAUDE_CODE_REMOTE, where nothing was sent, and where a token or a key was rejected.
  ['Authentication error · This may be a temporary network issue, please try again', 'nothing-to-send'],
  ['Failed to authenticate. API Error: 401 Invalid bearer token', 'bearer-rejected'],
  [
    'Failed to authenticate. API Error: 401 OAuth token has expired. Please obtain a new token or refresh your existing token.',
    'login-expired',
  ],
  ['Failed to authenticate: OAuth session expired and could not be refreshed', 'login-expired'],
  ['Failed to authenticate. API Error: 401 This organization has been disabled.', 'organization-disabled'],
  [
    'Your ANTHROPIC_API_KEY belongs to a disabled organization · Update or unset the environment variable',
    'organization-disabled',
  ],
  [
    'Failed to authenticate. API Error: 401 OAuth authentication is currently not supported.',
    'oauth-not-supported',
  ],
  ['Credit balance is too low', 'credit-too-low'],
  [
    'Failed to authenticate. API Error: 403 Your API key does not have permission to use the specified resource.',
    'permission-denied',
  ],
  [
    'Failed to authenticate: OAuth token revoked. Please log in again or contact your administrator.',
    'token-revoked',
  ],
  [
    'Your organization has disabled Claude subscription access for Claude Code · Use an Anthropic API key instead, or ask your admin to enable access',
    'subscription-not-allowed',
  ],
  [
    "Claude Code can't use your Claude subscription, usually because a payment is past due · Pay or renew at https://claude.ai/settings/billing (if you just paid, try again shortly), or use an Anthropic API key instead",
    'subscription-not-allowed',
  ],
  ['Failed to authenticate. API Error: 403 Request not allowed', 'access-refused'],
  [
    "There's an issue with the selected model (claude-opus-5-5). It may not exist or you may not have access to it. Run --model to pick a different model.",
    'model-not-found',
  ],
  [
    "API Error: Request rejected (429) · This request would exceed your account's rate limit.",
    'rate-limited',
  ],
  [
    "API Error: Server is temporarily limiting requests (not your usage limit) · This request would exceed your account's rate limit.",
    'rate-limited',
  ],
  ["You've hit your 5-hour limit · resets 6:32am (UTC)", 'rate-limited'],
  ['Failed to authenticate. API Error: 403 Forbidden', 'blocked-by-proxy'],
  [
    'API Error: 500 Internal server error. This is a server-side issue, usually temporary — try again in a moment.',
    'service-trouble',
  ],
  ['API Error: 529 Overloaded. This is a server-side issue', 'service-trouble'],
  ['API Error: 502 Bad Gateway. This is a server-side issue', 'service-trouble'],
  [
    'API Error: Connection refused — a firewall or proxy may be blocking it (ECONNREFUSED)',
    'connection-fails',
  ],
  ["API Error: Can't reach the API server — check your internet or DNS (EAI_AGAIN)", 'connection-fails'],
  [
    'API Error: Connection dropped (ECONNRESET). Check the gateway set in ANTHROPIC_BASE_URL, then try again.',
    'connection-fails',
  ],
  [
    'Request timed out. If the API is slow to answer, or a proxy or gateway holds responses, set API_TIMEOUT_MS above 3000.',
    'connection-fails',
  ],
  ['API Error: Invalid URL', 'base-url-invalid'],
  [
    'API Error: Unable to connect to API: Self-signed certificate detected (DEPTH_ZERO_SELF_SIGNED_CERT).',
    'tls-untrusted',
  ],
  ['API Error: Unable to connect to API: SSL certificate hostname mismatch', 'tls-untrusted'],
  ['apiKeyHelper failed: exited 1: boom', 'helper-fails'],
  ['apiKeyHelper failed: exited 127: /bin/sh: 1: /nonexistent/helper.sh: not found', 'helper-missing'],
  [
    'Invalid API key · Fix external API key · Invalid X-Api-Key header value from ANTHROPIC_API_KEY: it contains a line break at character 18 (21 characters on 2 lines).',
    'value-refused',
  ],
]

describe('a printed text leads to its cause', () => {
  it.each(measured)('%s', (text, ruleId) => {
    expect(first(text)).toBe(ruleId)
  })

  it('never to a bad key for 403, 429, 5xx, TLS, DNS or a proxy', () => {
    const others = measured.filter(([text]) =>
      /403|429|5\d\d|certificate|EAI_AGAIN|ECONN|timed out|limit/.test(text),
    )
    expect(others.length).toBeGreaterThan(10)
    for (const [text] of others)
      expect(readMessage(text).causes.map(({ ruleId }) => ruleId)).not.toContain('key-rejected')
  })

  it('names only rules that exist', () => {
    const ids = new Set(rules.map(({ id }) => id))
    const named = measured.flatMap(([text]) => readMessage(text).causes.map(({ ruleId }) => ruleId))
    expect(named.filter(id => !ids.has(id))).toEqual([])
  })

  it('is not known for other texts', () => {
    expect(readMessage('').causes).toEqual([])
    expect(readMessage('The build is green').causes).toEqual([])
  })

  it('gives nothing of the text back', () => {
    const key = 'sk-ant-api03-CANARYcanary0123456789'
    expect(JSON.stringify(readMessage(`Invalid API key · Fix external API key ${key}`))).not.toContain(
      'CANARY',
    )
  })
})

describe('each symptom of a template leads to its own rule, clearly', () => {
  const ids = new Set(rules.map(({ id }) => `${id}.md`))
  const symptoms = readdirSync('templates/explain')
    .filter(name => ids.has(name))
    .flatMap(name =>
      [...readFrontMatter(name, readFileSync(`templates/explain/${name}`, 'utf8')).meta]
        .filter(([key]) => /^symptom/.test(key))
        .map(([, text]) => [name.replace('.md', ''), text] as const),
    )
  it.each(symptoms)('%s: %s', (id, text) => {
    const found = readMessage(text).causes.find(({ ruleId }) => ruleId === id)
    expect(found?.score ?? 0).toBeGreaterThanOrEqual(50)
  })
})
