import { describe, expect, it } from 'vitest'
import { resolveInteractive } from '../../src/credentials/interactive.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
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
