import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../src/credentials/order.ts'
import { isMistakenSetting, settingInputs } from '../../src/credentials/setting-inputs.ts'
import { probeCredentials } from '../../src/io/probe-credentials.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'

const key = { ANTHROPIC_API_KEY: 'sk-ant-api03-FAKE-K' }

function found(setup: Setup) {
  const written = writeWorld({ env: key, ...setup })
  try {
    return resolve(probeCredentials(written.world).facts)
  } finally {
    written.remove()
  }
}

const managed = (settings: object): Setup => ({
  machine: { '/etc/claude-code/managed-settings.json': JSON.stringify(settings, null, 2) },
})
const user = (settings: object): Setup => ({ home: { '.claude/settings.json': settings } })
/** Of each setting a value of the type that it has. */
const samples: Readonly<Record<string, unknown>> = {
  policyHelper: { path: '/usr/bin/x' },
  policyHelpers: { linux: { path: '/usr/bin/x' } },
  requiredMinimumVersion: '99.0.0',
  requiredMaximumVersion: '1.0.0',
  deniedModels: ['opus'],
  availableModelsMatch: 'exact',
  forceRemoteSettingsRefresh: true,
}
const sample = (name: string) => samples[name] ?? 'x'

const open = settingInputs.filter(({ modelled }) => !modelled)
const idle = settingInputs.filter(({ from }) => from.length === 0)

describe('a setting that bears on authentication', () => {
  it('is data: what it changes, and on which version that was seen, or that it is not known', () => {
    const names = settingInputs.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { modelled, measuredOn, effect, name } of settingInputs) {
      expect([name, measuredOn !== undefined]).toEqual([name, modelled])
      expect(effect, name).not.toBe('')
    }
    expect(names.filter(isMistakenSetting)).toEqual([])
  })

  it.each(open)('makes the answer unknown where it is set and not modelled: $name', ({ name }) => {
    const path = '/etc/claude-code/managed-settings.json'
    const resolution = found(managed({ env: {}, [name]: sample(name) }))
    expect(resolution).toMatchObject({
      evidence: 'unknown',
      unknownInputs: [{ name, where: path, line: 3 }],
      xApiKey: 'shell:ANTHROPIC_API_KEY',
    })
  })

  it.each(open)('counts from nowhere but where the client takes it: $name', ({ name }) => {
    expect(found(user({ [name]: sample(name) })).evidence).toBe('measured')
    expect(found(managed({ [name]: null })).evidence).toBe('measured')
  })

  it.each([
    ['requiredMinimumVersion', '5.4.3', true],
    ['requiredMinimumVersion', '5.4.4', false],
    ['requiredMaximumVersion', '5.4.3', true],
    ['requiredMaximumVersion', '5.4.2', false],
    ['requiredMaximumVersion', '5.4.2-beta', false],
    ['requiredMinimumVersion', '2.1', true],
    ['requiredMaximumVersion', 'x', true],
    ['deniedModels', [], true],
    ['deniedModels', 'opus', true],
    ['availableModelsMatch', 'prefix', true],
  ])('changes nothing where the installed client meets it, as measured: %s %j', (name, value, isMet) => {
    const setup = managed({ [name]: value })
    const written = writeWorld({
      env: { ...key, PATH: '@HOME@/versions/5.4.3/bin' },
      ...setup,
      home: { 'versions/5.4.3/bin/claude': { text: '', mode: 0o755 } },
    })
    try {
      const { evidence } = resolve(probeCredentials(written.world).facts)
      expect(evidence).toBe(isMet ? 'measured' : 'unknown')
    } finally {
      written.remove()
    }
  })

  it.each([
    ['http://127.0.0.1:8080', 'measured'],
    ['127.0.0.1:8080', 'measured'],
    [`http://${'name:word'}@proxy.test/`, 'measured'],
    ['', 'measured'],
    ['http://127.0.0.1:8080\n', 'unknown'],
    ['"http://127.0.0.1:8080"', 'unknown'],
    [' ', 'unknown'],
  ])('is unknown where a proxy for all is no plain address: %j', (ALL_PROXY, evidence) => {
    expect(found({ env: { ...key, ALL_PROXY } }).evidence).toBe(evidence)
  })

  it.each(idle)('changes nothing where the client does not go by it: $name', ({ name }) => {
    const without = found({})
    expect(found(user({ [name]: 'x' }))).toEqual(without)
    expect(found(managed({ [name]: 'x' }))).toEqual(without)
  })

  it('changes nothing where it is a name of nobody’s', () => {
    const names = [
      'apiKey',
      'api_key',
      'baseURL',
      'base-url',
      'authToken',
      'model_provider',
      'environment',
      'ANTHROPIC_API_KEY',
    ]
    expect(names.filter(name => !isMistakenSetting(name))).toEqual([])
    const mistaken = Object.fromEntries(names.map(name => [name, 'x']))
    expect(found(user(mistaken))).toEqual(found({}))
    expect(found({ env: {}, ...user(mistaken) }).request).toBe(false)
  })

  it('has a row for each name that was seen in the client', () => {
    const seen = readFileSync('docs/measured/names.txt', 'utf8')
      .split('\n')
      .filter(line => /^[a-z]/.test(line))
      .map(line => line.split(' ')[0] ?? '')
    const known = settingInputs.map(({ name }) => name)
    expect(seen.filter(name => !known.includes(name))).toEqual([])
  })
})
