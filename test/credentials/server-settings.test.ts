import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/credentials/order.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { type FileContent, type Setup, writeWorld } from '../client/write-world.ts'

const key = { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-K' }
const token = { ANTHROPIC_AUTH_TOKEN: 'FAKE-T' }
const copy = (content: object | string, folder = '.claude'): Record<string, FileContent> => ({
  [`${folder}/remote-settings.json`]: content,
})
const login: Record<string, FileContent> = {
  '.claude/.credentials.json': {
    claudeAiOauth: { accessToken: 'sk-ant-oat01-FAKE-C', scopes: ['user:inference'] },
  },
}
const managed = (settings: object) => ({
  machine: { '/etc/claude-code/managed-settings.json': JSON.stringify(settings) },
})

function resolutionIn(setup: Setup) {
  const written = writeWorld(setup)
  try {
    return resolve(probeCredentials(written.world).facts)
  } finally {
    written.remove()
  }
}

/** Each of them sent something else than it does without the copy, or may once the server answers. */
const counting: Readonly<Record<string, Setup>> = {
  'a helper, beside a key': { env: key, home: copy({ apiKeyHelper: 'echo x' }) },
  'a helper, beside a login': { home: { ...login, ...copy({ apiKeyHelper: 'echo x' }) } },
  'a required login': { env: key, home: copy({ forceLoginMethod: 'claudeai' }) },
  'allowed providers': { env: key, home: copy({ allowedProviders: [] }) },
  'a token': { env: key, home: copy({ env: token }) },
  'a server': { env: key, home: copy({ env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' } }) },
  'anything beside files of the administrator': {
    env: key,
    home: copy({ permissions: { deny: [] } }),
    ...managed({ apiKeyHelper: 'echo x' }),
  },
  'in a folder of its own': {
    env: { ...key, CLAUDE_CONFIG_DIR: '@HOME@/b' },
    home: copy({ env: token }, 'b'),
  },
  'the address of Anthropic written out': {
    env: { ...key, ANTHROPIC_BASE_URL: 'https://api.anthropic.com' },
    home: copy({ env: token }),
  },
}

/** Here the client did the same as without the copy. */
const idle: Readonly<Record<string, Setup>> = {
  'a server of one’s own': {
    env: { ...key, ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' },
    home: copy({ env: token, apiKeyHelper: 'echo x' }),
  },
  'a cloud provider': {
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'x' },
    home: copy({ apiKeyHelper: 'echo x' }),
  },
  'what has nothing to do with it': { env: key, home: copy({ permissions: { deny: [] }, env: { X: 'y' } }) },
  'nothing in it': { env: key, home: copy({}), ...managed({ apiKeyHelper: 'echo x' }) },
  'a broken copy': { env: key, home: copy('{') },
}

describe('the client’s copy of the settings that an organization’s server gives', () => {
  it.each(Object.entries(counting))('makes the answer unknown, and is named: %s', (_, setup) => {
    const { evidence, unknownInputs = [] } = resolutionIn(setup)
    expect(evidence).toBe('unknown')
    expect(unknownInputs.map(({ where }) => where)).toEqual([
      expect.stringMatching(/^~\/\S+\/remote-settings\.json$/),
    ])
  })

  it.each(Object.entries(idle))('changes nothing: %s', (_, setup) => {
    expect(resolutionIn(setup).evidence).toBe('measured')
  })
})
