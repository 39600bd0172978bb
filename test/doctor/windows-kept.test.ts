import { describe, expect, it } from 'vitest'
import { forMachine } from '../../src/diagnosis/words/for-machine.ts'
import { bash } from '../../src/shells/bash.ts'
import { cmd } from '../../src/shells/cmd.ts'
import { powershell } from '../../src/shells/powershell.ts'
import type { Word } from '../../src/shells/shell.ts'
import { wordsOf } from '../../src/shells/words-of.ts'
import { fakeWindows } from '../support/windows/fake-windows.ts'
import { commandsOf, type Said } from './fixes/place.ts'
import { runIn } from './run-doctor.ts'

const user = 'HKCU\\Environment'
const everybody = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'
const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(5)}q7Rf2Kx9Lm4ZtAA`
const state = { 'C:\\h\\.claude.json': '{"hasCompletedOnboarding":true}' }
const login = {
  ...state,
  'C:\\h\\.claude\\.credentials.json': JSON.stringify({
    claudeAiOauth: {
      accessToken: `sk-ant-${'oat01'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(6)}`,
      refreshToken: `sk-ant-${'ort01'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(6)}`,
      expiresAt: 4e12,
      scopes: ['user:inference'],
      subscriptionType: 'max',
    },
  }),
}

interface Kept {
  readonly name: string
  readonly value: string
  readonly ruleId: string
  readonly error?: string
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
}
const rejected = 'API Error: 401 {"error":{"message":"Invalid token"}}'
const leftOver: readonly Kept[] = [
  {
    name: 'ANTHROPIC_API_KEY',
    value: key,
    ruleId: 'key-rejected',
    files: login,
    error: 'Invalid API key · Fix external API key',
  },
  {
    name: 'ANTHROPIC_BASE_URL',
    value: 'https://gateway.example.com',
    ruleId: 'base-url-third-party',
    error: rejected,
    files: login,
  },
  {
    name: 'CLAUDE_CODE_USE_BEDROCK',
    value: '1',
    ruleId: 'provider-selected',
    env: { ANTHROPIC_API_KEY: key, AWS_REGION: 'us-east-1' },
  },
  { name: 'NODE_EXTRA_CA_CERTS', value: 'C:\\gone.pem', ruleId: 'ca-file', files: login },
  { name: 'ANTHROPIC_BASE_URL', value: 'gateway.example.com', ruleId: 'base-url-invalid', files: login },
]
const wrong: readonly Kept[] = [
  { name: 'HTTPS_PROXY', value: 'proxy:8080', ruleId: 'proxy-invalid', files: login },
  { name: 'HTTP_PROXY', value: 'socks5://proxy:8080', ruleId: 'proxy-invalid', files: login },
  { name: 'NODE_EXTRA_CA_CERTS', value: 'C:\\gone.pem', ruleId: 'ca-file', files: login },
  { name: 'CLAUDE_CONFIG_DIR', value: '"C:\\h\\.claude"', ruleId: 'config-dir-literal' },
  { name: 'CLAUDE_CONFIG_DIR', value: '~\\.claude', ruleId: 'config-dir-tilde' },
  {
    name: 'ANTHROPIC_BASE_URL',
    value: 'https://gateway.example.com/v1',
    ruleId: 'base-url-v1',
    env: { ANTHROPIC_AUTH_TOKEN: 'local-test-value' },
  },
  {
    name: 'ANTHROPIC_BASE_URL',
    value: 'https://gateway.example.com/v1/messages',
    ruleId: 'base-url-path',
    env: { ANTHROPIC_AUTH_TOKEN: 'local-test-value' },
  },
  { name: 'ANTHROPIC_BASE_URL', value: 'gateway.example.com', ruleId: 'base-url-invalid', files: login },
  { name: 'ANTHROPIC_API_KEY', value: `"${key}"`, ruleId: 'value-quoted' },
]

type Scope = 'user' | 'machine' | 'both'
const scopes: readonly Scope[] = ['user', 'machine', 'both']

describe.each([powershell, cmd, bash])('on Windows, in $id', shell => {
  const words = wordsOf(shell, ['windows'])
  const filled = (word: Word, name: string) => words[word].split('NAME').join(name)

  async function ask({ name, value, env = {}, files = state, error }: Kept, scope: Scope): Promise<Said> {
    const set = { [name]: value }
    const { stdout } = await runIn(
      fakeWindows({
        files,
        env: { ...env, ...set },
        registry: {
          ...(scope === 'machine' ? {} : { [user]: set }),
          ...(scope === 'user' ? {} : { [everybody]: scope === 'both' ? { [name]: 'another' } : set }),
        },
      }),
      { flags: { shell: shell.id, json: true, ...(error === undefined ? {} : { error }) } },
    )
    return JSON.parse(stdout) as Said
  }

  describe.each(scopes)('of the %s scope', scope => {
    it.each(leftOver)('$name that is left over goes from the session and for good ($ruleId)', async one => {
      const said = await ask(one, scope)
      expect(said.findings[0]?.ruleId).toBe(one.ruleId)
      const commands = commandsOf(said)
      const away = filled('unsetForUser', one.name)
      expect(commands).toContain(filled('unset', one.name))
      expect(commands.includes(away)).toBe(scope !== 'machine')
      expect(commands.includes(forMachine(away))).toBe(scope !== 'user')
      const { fix } = said.answer
      const elevated = fix.findIndex(line => line.includes('Run as administrator'))
      expect(elevated).toBe(scope === 'user' ? -1 : fix.indexOf(`  ${forMachine(away)}`) - 1)
    })
    it.each(wrong)('$name = $value is set right in the session, and then kept ($ruleId)', async one => {
      const said = await ask(one, scope)
      expect(said.findings[0]?.ruleId).toBe(one.ruleId)
      const keep = commandsOf(said).indexOf(filled('keepForUser', one.name))
      const before = commandsOf(said).slice(0, Math.max(0, keep))
      expect(before.some(line => line.includes(one.name))).toBe(true)
      const lead = said.answer.fix[said.answer.fix.indexOf(`  ${filled('keepForUser', one.name)}`) - 1]
      expect(lead).toMatch(/^and for (?:your )?new windows/)
      // No administrator is needed: that of the user covers that of the machine.
      expect(lead?.includes("the machine's")).toBe(scope !== 'user')
    })
  })

  it('a wrong name that Windows keeps goes, and the right one is kept', async () => {
    const said = await ask(
      {
        name: 'ANTHROPIC_KEY',
        value: key,
        ruleId: 'stray-variable',
        error: 'Not logged in · Please run /login',
      },
      'user',
    )
    expect(said.findings[0]?.ruleId).toBe('stray-variable')
    expect(commandsOf(said)).toEqual([
      ...filled('set', 'ANTHROPIC_API_KEY').split('\n'),
      filled('keepForUser', 'ANTHROPIC_API_KEY'),
      filled('unsetForUser', 'ANTHROPIC_KEY'),
    ])
  })

  it.each([
    [
      'NODE_EXTRA_CA_CERTS',
      'C:\\root.pem',
      'API Error: Unable to connect to API (SELF_SIGNED_CERT_IN_CHAIN)',
    ],
    ['CLAUDE_CODE_USE_BEDROCK', '1', 'Not logged in · Please run /login'],
    ['CLAUDE_CONFIG_DIR', 'C:\\work', 'Not logged in · Please run /login'],
  ])('%s that only new windows have is the cause of what its absence does', async (name, value, error) => {
    const { stdout } = await runIn(fakeWindows({ files: state, registry: { [user]: { [name]: value } } }), {
      flags: { shell: shell.id, json: true, error },
    })
    const said = JSON.parse(stdout) as Said
    expect(said.findings[0]?.ruleId).toBe('windows-scope')
    expect(said.answer.fix.join(' ')).toContain('Open a new terminal')
    expect(commandsOf(said)).toContain(filled('unsetForUser', name))
  })
})

describe('what Windows keeps', () => {
  it('is had by a program again once that is started anew', async () => {
    const set = { CLAUDE_CODE_USE_BEDROCK: '1' }
    const world = fakeWindows({ files: state, env: set, registry: { [user]: set } })
    const { stdout } = await runIn(world, {
      flags: { json: true, error: 'Not logged in · Please run /login' },
    })
    const { findings, answer } = JSON.parse(stdout) as Said
    expect(findings[0]?.ruleId).toBe('provider-not-handed-on')
    expect(answer.fix[0]).toMatch(/^Quit that program/)
    expect(stdout).not.toContain('start-up file')
  })
  const findings = async (world: Parameters<typeof fakeWindows>[0], error?: string) => {
    const { stdout } = await runIn(fakeWindows({ files: login, ...world }), {
      flags: { json: true, ...(error === undefined ? {} : { error }) },
    })
    return { stdout, ids: (JSON.parse(stdout) as Said).findings.map(({ ruleId }) => ruleId) }
  }
  const proxy = { HTTPS_PROXY: 'http://proxy.example.com:8080' }
  it('is no cause of what it has no part in', async () => {
    const { ids } = await findings({ registry: { [user]: { NODE_EXTRA_CA_CERTS: 'C:\\x' } } }, rejected)
    expect(ids[0]).not.toBe('windows-scope')
  })
  it('is no fault where a session has its own, unless something failed', async () => {
    const world = { env: proxy, registry: { [user]: { HTTPS_PROXY: 'http://old.example.com:1' } } }
    expect((await findings(world)).ids).not.toContain('windows-scope')
    const { ids } = await findings(world, 'API Error: Unable to connect to API (ECONNREFUSED)')
    expect(ids).toContain('windows-scope')
  })
  it('is no matter where a settings file gives the value', async () => {
    const settings = JSON.stringify({ env: { ANTHROPIC_BASE_URL: 'https://gateway.example.com' } })
    const world = {
      files: { ...login, 'C:\\h\\.claude\\settings.json': settings },
      registry: { [user]: { ANTHROPIC_BASE_URL: 'https://other.example.com' } },
    }
    expect((await findings(world, rejected)).ids).not.toContain('windows-scope')
  })
  it('is said by name alone, whatever the variable', async () => {
    const secret = 'Kq8vTz3mWp6rXn9d'
    const names = ['ANTHROPIC_BASE_URL', 'HTTPS_PROXY', 'AWS_PROFILE', 'CLAUDE_CONFIG_DIR', 'ANTHROPIC_KEY']
    for (const name of names) {
      const value =
        /URL|PROXY$/.test(name) && !name.startsWith('AWS') ? `http://u:${secret}@x/${secret}` : secret
      for (const error of [undefined, rejected, 'API Error: Unable to connect to API (ECONNREFUSED)']) {
        const { stdout } = await findings({ registry: { [user]: { [name]: value } } }, error)
        expect(stdout).not.toContain(secret.slice(0, 6))
      }
    }
  })
})
