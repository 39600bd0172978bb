import { describe, expect, it } from 'vitest'
import { openDocument } from '../../src/managed/markdown/open-document.ts'
import { readStance } from '../../src/stance/read-stance.ts'

/** No heading and no other sentence speaks of Claude Code: the rule says itself what it is about. */
const stanceOf = (text: string) => readStance(openDocument(`# Tide\n\nA calendar.\n\n## Rules\n\n${text}\n`))

describe('a rule that names its subject without the name of the tool', () => {
  it.each([
    'Developers MUST NOT create Anthropic API keys. Use your Claude Enterprise login.',
    'API keys for Claude are off limits for everyone.',
    'Never create a Claude API key; ask Rosa for a seat.',
    "Please don't ask for an Anthropic API key, we do not hand them out. Use the Team plan.",
    '- [x] Logged in with the Max plan, no key\n- [ ] Max plan: yes\n\nNo API key anywhere. We use the Max plan.',
  ])('forbids keys: %s', text => {
    expect(stanceOf(text).keys).toBe('forbidden')
  })

  it('names a ban in a task of a list, though it cannot be told for sure what it is about', () => {
    const { keys, evidence } = stanceOf(
      '- [x] Read this\n- [x] No API key anywhere (`ANTHROPIC_API_KEY` unset!)',
    )
    expect(keys).toBe('allowed')
    expect(evidence).toMatchObject([{ about: 'keys', line: 8 }])
  })

  it('takes the provider beside which the firewall lets nothing through', () => {
    const text =
      'We only run Claude through Amazon Bedrock. Direct access to the Anthropic API is blocked by the firewall.'
    expect(stanceOf(text).provider).toBe('bedrock')
  })

  it.each([
    'Secrets, also the API key for Claude, come from 1Password. No `.env` files in this repo, ever.',
    'No .env files, please. The API key for Claude comes from the vault.',
  ])('knows that a file nobody wants is no place for a key: %s', text => {
    expect(stanceOf(text).places).toContain('dotenv')
  })

  it.each([
    'No `.env` file? Copy the example, the API key for Claude goes there.',
    'No `.env` file is needed to run the tests; an API key for Claude is.',
    'No `.env` files in the image. The API key for Claude comes from `.env` at home.',
  ])('leaves the file open: %s', text => {
    expect(stanceOf(text).places).not.toContain('dotenv')
  })

  it.each([
    'Never commit Anthropic API keys.',
    'Never print an Anthropic API key, not even in part.',
    'No API key anywhere in the frontend. Claude Max is for people.',
    'The tests do not use an Anthropic API key.',
    'Anthropic API keys of customers must not be set in tickets.',
    'Do not create Stripe API keys in live mode.',
    'Anthropic API keys are not needed here, but you may use one.',
    'The service uses Claude through Bedrock.',
    'Ask Rosa for a key for Claude. Tickets are slow, we hand them out on Mondays.',
  ])('leaves keys and provider open: %s', text => {
    const { keys, provider } = stanceOf(text)
    expect([keys, provider]).toEqual(['allowed', undefined])
  })
})
