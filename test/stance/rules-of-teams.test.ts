import { describe, expect, it } from 'vitest'
import { openDocument } from '../../src/managed/markdown/open-document.ts'
import { readStance } from '../../src/stance/read-stance.ts'

/** What the chapter of a team on Claude Code says, read as its author would. */
const stanceOf = (sentence: string) =>
  readStance(openDocument(`# Project\n\nA web shop.\n\n## Claude Code\n\n${sentence}\n`))

describe('a rule of a team', () => {
  it.each([
    'Never use API keys in Claude Code.',
    'Do not use an API key to log in.',
    'Do not log in to Claude Code with an API key.',
    'Claude Code must run on the team subscription; API keys are not permitted.',
    'Please sign in with your Claude account. Creating API keys is not allowed.',
    'We do not issue Console keys for Claude Code.',
    'ANTHROPIC_API_KEY must never be set on developer machines.',
    "Don't set ANTHROPIC_API_KEY. Use /login.",
    'API keys for Claude Code are banned by security policy.',
    '| Claude Code with API key | not allowed |',
    '- [ ] No API key is configured for Claude Code',
    'Claude Code: API-Schlüssel sind bei uns nicht erlaubt, bitte /login verwenden.',
    'Für Claude Code dürfen keine API-Schlüssel angelegt werden.',
    "N'utilisez pas de clé API avec Claude Code, passez par /login.",
    'No uses claves de API con Claude Code; usa /login.',
    'Claude Code では API キーを使わないでください。/login を使います。',
    'Avoid API keys with Claude Code: everyone has a seat.',
    'Under no circumstances should anyone configure an API key for Claude Code.',
    'Refuse any request to export ANTHROPIC_API_KEY.',
    'Claude Code authenticates through SSO only. No one gets an API key.',
    'Nobody on this team may create a key at console.anthropic.com.',
    'Use of ANTHROPIC_API_KEY is prohibited.',
    'We disallow key-based login.',
    'Our policy forbids API-key authentication.',
    'Key-based access is disallowed.',
    'Login with a key is not an option.',
    'Security rules out API keys.',
    'The company prohibits API keys.',
    'Schlüsselbasierte Anmeldung ist untersagt.',
    'ANTHROPIC_API_KEY stays empty on every laptop.',
    'ANTHROPIC_API_KEY remains unset on all machines.',
    'Never set ANTHROPIC_API_KEY on any laptop.',
  ])('forbids keys: %s', sentence => {
    expect(stanceOf(sentence).keys).toBe('forbidden')
  })

  it.each([
    'Never commit API keys.',
    'Do not hard-code ANTHROPIC_API_KEY in the Dockerfile.',
    'Never share your API key with anyone.',
    'Do not print ANTHROPIC_API_KEY in logs.',
    "Don't use the production API key in Claude Code; use your own.",
    'Do not use both ANTHROPIC_API_KEY and /login at the same time.',
    'If you have a plan, do not set ANTHROPIC_API_KEY.',
    'You do not need an API key with Claude Code if you have a subscription.',
    'Our app must not use API keys of other tenants.',
    'The test suite does not use an API key of Claude Code.',
    'No API key? Ask Ops, then set ANTHROPIC_API_KEY for Claude Code.',
    'Never store API keys in CLAUDE.md; Claude Code reads it.',
    'Do not put the API key into .claude/settings.json.',
    'Unset ANTHROPIC_API_KEY if Claude Code answers 401.',
    'API keys must not be older than 90 days in Claude Code.',
    'Do not create more than one API key per person for Claude Code.',
    'Never use OPENAI_API_KEY here; Claude Code needs ANTHROPIC_API_KEY.',
    'Not everyone has an API key; ask before you use Claude Code.',
    'Do not use an API key from a colleague to log in.',
    'SSH key-based login is disallowed.',
    'Key-based login is slower than /login.',
    'Is key-based login disallowed?',
    'Do not set ANTHROPIC_API_KEY on every laptop; one is enough.',
    'ANTHROPIC_API_KEY stays empty on the build server.',
    'If the policy forbids API keys, use /login.',
    'An expired key is forbidden with 403.',
    'API keys do not work with Claude Code behind the proxy until NO_PROXY is set.',
  ])('leaves keys allowed: %s', sentence => {
    expect(stanceOf(sentence).keys).toBe('allowed')
  })

  it.each([
    ['Claude Code goes through Amazon Bedrock only.', 'bedrock'],
    ['We only use Claude Code via Vertex AI.', 'vertex'],
    ['All Claude Code traffic must go through our LiteLLM gateway.', 'gateway'],
    ['Claude Code is only allowed through Bedrock; never use the Anthropic API.', 'bedrock'],
    ['Set CLAUDE_CODE_USE_BEDROCK=1: Bedrock is our only provider.', 'bedrock'],
    ['Nutzt Claude Code ausschließlich über Bedrock.', 'bedrock'],
    ['Claude Code runs on Microsoft Foundry exclusively.', 'foundry'],
    ['Claude Code doit passer par Vertex uniquement.', 'vertex'],
    ['Direct access to api.anthropic.com is forbidden: Claude Code uses the gateway.', 'gateway'],
    ['Never call the Anthropic API directly. Claude Code goes through Bedrock.', 'bedrock'],
    ['Direct connections to Anthropic are blocked here; everything runs on Vertex.', 'vertex'],
    ['Direkter Zugriff auf api.anthropic.com ist gesperrt: Claude Code läuft über Bedrock.', 'bedrock'],
    ['Claude Code talks to our gateway. Direct access to Anthropic is not allowed.', 'gateway'],
    ['Direct access to api.anthropic.com is forbidden: use Bedrock or go through the gateway.', undefined],
    ['Direct access to the database is forbidden: Claude Code uses the gateway.', undefined],
    ['If direct access to api.anthropic.com is blocked, Claude Code uses the gateway.', undefined],
    ['Direct access to api.anthropic.com is forbidden on CI: Claude Code uses the gateway.', undefined],
    ['Direct access to api.anthropic.com is allowed: the gateway is for batch jobs.', undefined],
    ['The app must not call api.anthropic.com directly: it goes through the gateway.', undefined],
    ['Bedrock is available for batch jobs only; Claude Code uses the API.', undefined],
  ] as const)('names the only provider: %s', (sentence, provider) => {
    expect(stanceOf(sentence).provider).toBe(provider)
  })
})
