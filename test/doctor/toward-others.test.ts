import { describe, expect, it } from 'vitest'
import type { Credential } from '../../src/credentials/types.ts'
import { sceneOf } from '../../src/diagnosis/scene.ts'
import { awayFromOthers } from '../../src/diagnosis/toward-others.ts'
import { conclude } from '../../src/rules/diagnose.ts'
import { bash } from '../../src/shells/bash.ts'
import { nothingSet } from '../rules/facts.ts'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

const there = 'https://gw.corp.example'
const settings = (env: object) => ({ '.claude/settings.json': { env } })
const nothing = 'Not logged in · Please run /login'

async function fixOf(given: Given, rule?: string): Promise<string> {
  const { stdout } = await runDoctor({
    ...given,
    flags: { json: true, shell: 'zsh', ...given.flags },
    overrides: { container: false, ...given.overrides },
  })
  const { findings } = JSON.parse(stdout) as {
    findings: readonly { readonly ruleId: string; readonly fix?: string }[]
  }
  const found = rule === undefined ? findings[0] : findings.find(({ ruleId }) => ruleId === rule)
  return found?.fix ?? `${rule} was not found`
}

/** The address goes before the value is brought into reach. */
const addressFirst = (fix: string) => {
  expect(fix).toContain('ANTHROPIC_BASE_URL')
  const brings = /export ANTHROPIC_API_KEY|Write |Put |Call it|Open a new|Delete ANTHROPIC_AUTH|Set it|exec /
  const at = fix.search(brings)
  expect(fix.indexOf('ANTHROPIC_BASE_URL')).toBeLessThan(at === -1 ? fix.length : at)
}

describe('while requests go to another server, the address is taken away first', () => {
  const env = { SHELL: '/bin/zsh', ANTHROPIC_BASE_URL: there }
  it.each<readonly [rule: string, Given]>([
    [
      'subscription-hidden',
      {
        home: { ...login, ...settings({ ANTHROPIC_BASE_URL: there, ANTHROPIC_AUTH_TOKEN: 'corp-12345678' }) },
      },
    ],
    [
      'unexpected-source',
      {
        home: { ...login, ...settings({ ANTHROPIC_BASE_URL: there, ANTHROPIC_AUTH_TOKEN: 'corp-12345678' }) },
        flags: { expect: 'subscription' },
      },
    ],
    ['not-exported', { env, home: { '.zshrc': `ANTHROPIC_API_KEY=${key}\n` }, flags: { error: nothing } }],
    ['dotenv-not-loaded', { env, proj: { '.env': `ANTHROPIC_API_KEY=${key}\n` }, flags: { error: nothing } }],
    ['value-quoted', { env: { ...env, ANTHROPIC_API_KEY: `"${key}"` } }],
    [
      'restart-needed',
      {
        env: { SHELL: '/bin/zsh', ANTHROPIC_BASE_URL: there },
        home: { '.zshrc': `export ANTHROPIC_API_KEY=${key}\n` },
      },
    ],
  ])('%s', async (rule, given) => addressFirst(await fixOf(given, rule)))

  it('also one that only the same start-up file sets', async () => {
    const home = {
      ...login,
      '.zshrc': `export ANTHROPIC_BASE_URL=${there}\nexport ANTHROPIC_API_KEY=${key}\n`,
    }
    const fix = await fixOf({ env: { SHELL: '/bin/zsh' }, home }, 'restart-needed')
    addressFirst(fix)
    expect(fix).toContain('Line 1 of ~/.zshrc')
    const harmless = { ...login, '.zshrc': `export ANTHROPIC_API_KEY=${key}\n` }
    expect(await fixOf({ env: { SHELL: '/bin/zsh' }, home: harmless }, 'restart-needed')).not.toContain(
      'ANTHROPIC_BASE_URL',
    )
  })

  it('also where the key of that server alone would be taken away: the login that follows would go there', () => {
    const sent: Credential = {
      source: 'shell:ANTHROPIC_AUTH_TOKEN',
      variable: 'ANTHROPIC_AUTH_TOKEN',
      where: 'environment',
      kind: 'unknown',
      length: 36,
      defects: [],
    }
    const route = { layer: 'shell', variable: 'ANTHROPIC_BASE_URL', where: 'environment' } as const
    const d = conclude({
      ...nothingSet,
      credentials: [sent],
      routes: [{ ...route, host: 'gw.corp.example', defects: ['third-party'] }],
    })
    const rule = { id: 'a-bill', severity: 'error', explains: ['billing'], check: () => [] } as const
    const found = { rule, severity: 'error', seen: false, reason: 'It was billed' } as const
    const fix = awayFromOthers(['  unset ANTHROPIC_AUTH_TOKEN'], found, sceneOf(d, bash)).join(' ')
    expect(fix).toMatch(/First remove the address:.*ANTHROPIC_BASE_URL.*unset ANTHROPIC_AUTH_TOKEN/)
  })

  it("but the gateway's own key is mended as anywhere", async () => {
    const fix = await fixOf({ env: { ...env, ANTHROPIC_AUTH_TOKEN: '"corp-1234567890"' } }, 'value-quoted')
    expect(fix).not.toContain('First take')
  })
})

describe("an address of the project's to which a credential of Anthropic's goes", () => {
  it.each(['https://evil.example/v1', 'https://evil.example/v1/messages'])(
    '%s is not put right',
    async url => {
      const given = {
        home: login,
        proj: settings({ ANTHROPIC_BASE_URL: url }),
        flags: { error: 'API Error: 404 Not Found' },
      }
      const { stdout } = await runDoctor({ ...given, flags: { ...given.flags, json: true } })
      expect(stdout).not.toContain('set ANTHROPIC_BASE_URL to')
      expect(await fixOf(given)).toMatch(/delete ANTHROPIC_BASE_URL/i)
    },
  )
})

it('a key in ANTHROPIC_CUSTOM_HEADERS is taken out there, since no variable is stronger', async () => {
  const env = { ANTHROPIC_BASE_URL: there, ANTHROPIC_CUSTOM_HEADERS: `x-api-key: ${key}` }
  expect(await fixOf({ env }, 'base-url-third-party')).toContain('from ANTHROPIC_CUSTOM_HEADERS')
})
