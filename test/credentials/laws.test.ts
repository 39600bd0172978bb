import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveInteractive } from '../../src/credentials/interactive.ts'
import { resolve } from '../../src/credentials/order.ts'
import { stateOf } from '../../src/credentials/state.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { conclude, diagnose } from '../../src/rules/diagnose.ts'
import { randomCases } from '../client/random-cases.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'
import { runDoctor } from '../doctor/run-doctor.ts'

function probe(setup: Setup, options: Parameters<typeof probeCredentials>[1] = {}) {
  const written = writeWorld(setup)
  try {
    return probeCredentials(written.world, options).facts
  } finally {
    written.remove()
  }
}

describe('on random combinations of sources', () => {
  const seen = randomCases(7, 300).map(({ setup, options }) => probe(setup, options))

  it('what is sent is a source that is listed, and a request has one', () => {
    for (const facts of seen) {
      const r = resolve(facts)
      const sources = facts.credentials.map(({ source }) => source)
      for (const source of [r.xApiKey, r.authorization, r.refused])
        if (source) expect(sources).toContain(source)
      expect(r.request).toBe(r.xApiKey !== null || r.authorization !== null)
      if (r.refused !== undefined) expect(r.request).toBe(false)
    }
  })

  it('the table says sent of what is sent, and of nothing else', () => {
    for (const facts of seen) {
      const d = conclude(facts)
      const sent = new Set(
        d.credentials.filter(one => stateOf(one, d).startsWith('sent as')).map(({ source }) => source),
      )
      expect(sent).toEqual(
        new Set([d.resolution.xApiKey, d.resolution.authorization].filter(source => source !== null)),
      )
    }
  })

  it('a declined or unanswered key goes out in no interactive session but with --bare, which asks and sends it', () => {
    for (const facts of seen.filter(({ invocation }) => !invocation.bare)) {
      const { xApiKey } = resolveInteractive(facts)
      const key = facts.credentials.find(({ source }) => source === xApiKey)
      if (/:ANTHROPIC_API_KEY$/.test(xApiKey ?? '')) expect(key?.approval).toBe('approved')
    }
  })

  it('the facts are plain data: written and read again they give the same', () => {
    for (const facts of seen) {
      const again = JSON.parse(JSON.stringify(facts)) as typeof facts
      expect(resolve(again)).toEqual(resolve(facts))
      expect(diagnose(conclude(again)).map(({ reason }) => reason)).toEqual(
        diagnose(conclude(facts)).map(({ reason }) => reason),
      )
    }
  })

  it('without a credential nothing goes out', () => {
    for (const facts of seen) expect(resolve({ ...facts, credentials: [] }).request).toBe(false)
  })
})

describe('whatever a file holds', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '{"env":{"__proto__":"x","constructor":5}}',
      '{"claudeAiOauth":[]}',
      '{"projects":[],"customApiKeyResponses":{"rejected":5}}',
      '\u0000',
      '{"env":{"ANTHROPIC_API_KEY":[[]]}}',
    ),
  )
  it('doctor answers with 0 or 1 and does not fail', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, text, text, async (settings, login, state, dotenv, startup) => {
        const { exitCode, stdout } = await runDoctor({
          env: { ANTHROPIC_BASE_URL: startup.replaceAll('\0', ''), HTTPS_PROXY: dotenv.replaceAll('\0', '') },
          home: {
            '.claude/settings.json': settings,
            '.claude/.credentials.json': login,
            '.claude.json': state,
            '.zshrc': startup,
            '.config/fish/fish_variables': dotenv,
          },
          proj: {
            '.claude/settings.json': state,
            '.claude/settings.local.json': login,
            '.env': dotenv,
            '.envrc': settings,
            'mise.toml': startup,
            '.mcp.json': settings,
          },
          // A text without a word is refused before anything is read.
          flags: { json: true, ...(settings.trim() === '' ? {} : { error: settings }) },
        })
        expect([0, 1]).toContain(exitCode)
        expect(() => JSON.parse(stdout)).not.toThrow()
      }),
      { numRuns: 150 },
    )
  })
})
