import { describe, expect, it } from 'vitest'
import { resolve } from '../../../src/credentials/order.ts'
import type { Disk } from '../../../src/io/machine/disk.ts'
import type { Machine, RunProgram } from '../../../src/io/machine/machine.ts'
import { probeCredentials } from '../../../src/io/probe-credentials.ts'

interface Setup {
  /** Text of the value `Settings` below each root; a number: the exit code of a `reg.exe` that prints nothing. */
  readonly registry?:
    | Readonly<Record<string, { readonly type?: string; readonly text: string }>>
    | 'silent'
    | number
  readonly files?: Readonly<Record<string, object>>
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

const managed = 'C:\\Program Files\\ClaudeCode\\managed-settings.json'
const key = (n: number) => ({ env: { ANTHROPIC_API_KEY: `key-${n}` } })
const json = (value: object) => ({ text: JSON.stringify(value) })

function windows({ registry = {}, files = {}, env = {}, cwd = 'C:\\p' }: Setup) {
  const disk: Disk = {
    read: path => {
      const found = files[path]
      return found === undefined ? { failure: 'absent' } : { text: JSON.stringify(found) }
    },
    stat: path => {
      const isFile = path in files
      const isDirectory = Object.keys(files).some(file => file.startsWith(`${path}\\`))
      if (!isFile && !isDirectory) return undefined
      return { isFile, isDirectory, mode: 0o666, uid: 0, writable: true, executable: false }
    },
    list: () => [],
  }
  const run: RunProgram = (_, args) => {
    const root = /^(HKLM|HKCU)\\SOFTWARE\\Policies\\ClaudeCode$/.exec(args[1] ?? '')?.[1]
    if (registry === 'silent' && root !== undefined) return undefined
    if (typeof registry === 'number') return { status: registry, stdout: '' }
    const found = registry === 'silent' || root === undefined ? undefined : registry[root]
    if (found === undefined) return { status: 1, stdout: '' }
    const row = `    settings    ${found.type ?? 'REG_SZ'}    ${found.text}`
    return { status: 0, stdout: `\r\nHKEY_X\\SOFTWARE\\Policies\\ClaudeCode\r\n${row}\r\n\r\n` }
  }
  const machine: Machine = { env, home: 'C:\\h', cwd, platform: 'win32', pid: 1, now: 0, disk, run }
  const { facts } = probeCredentials(machine)
  const { xApiKey, authorization, blocked, evidence, unknownInputs } = resolve(facts)
  const from = facts.credentials.findLast(({ source }) => source === xApiKey)?.where
  return { xApiKey, authorization, blocked, evidence, unknownInputs, from }
}

describe('policies in the registry', () => {
  const shell = { ANTHROPIC_API_KEY: 'key-0' }
  it('count over everything, the machine over the user', () => {
    expect(windows({ env: shell, registry: { HKLM: json(key(1)), HKCU: json(key(2)) } })).toMatchObject({
      xApiKey: 'managed:ANTHROPIC_API_KEY',
      from: 'HKLM\\SOFTWARE\\Policies\\ClaudeCode',
    })
  })
  it('of the user count where neither the machine nor a file says anything', () => {
    const HKCU = json(key(2))
    const from = 'HKCU\\SOFTWARE\\Policies\\ClaudeCode'
    expect(windows({ registry: { HKCU } }).from).toBe(from)
    expect(windows({ registry: { HKCU, HKLM: { text: '{}' } }, files: { [managed]: {} } }).from).toBe(from)
    expect(windows({ registry: { HKCU, HKLM: json({ env: {} }) } }).xApiKey).toBeNull()
    expect(windows({ registry: { HKCU }, files: { [managed]: { env: {} } } }).xApiKey).toBeNull()
  })
  it('of the machine leave of a file nothing but its variables', () => {
    const files = { [managed]: { ...key(3), apiKeyHelper: 'echo x', forceLoginMethod: 'claudeai' } }
    expect(windows({ registry: { HKLM: json({ cleanupPeriodDays: 9 }) }, files })).toMatchObject({
      xApiKey: 'managed:ANTHROPIC_API_KEY',
      authorization: null,
      blocked: undefined,
      from: managed,
    })
    expect(windows({ files }).blocked).toBe('managed-login-required')
  })
  it('that are no JSON object stop the client, but not those of the user', () => {
    const broken = [
      { text: '{broken' },
      { text: '' },
      { text: '[]' },
      { ...json(key(1)), type: 'REG_MULTI_SZ' },
    ]
    for (const text of broken) {
      expect(windows({ env: shell, registry: { HKLM: text } }).blocked).toBe('managed-settings-unreadable')
      expect(windows({ env: shell, registry: { HKCU: text } })).toMatchObject({
        xApiKey: 'shell:ANTHROPIC_API_KEY',
        evidence: 'measured',
      })
    }
  })
  it.each([
    ['since nothing could be started', 'silent'],
    ['since the loader gave up (STATUS_DLL_INIT_FAILED)', 0xc0000142],
  ] as const)('that nobody could look at make the answer unknown, and are named, %s', (_, registry) => {
    const { evidence, unknownInputs = [] } = windows({ env: shell, registry })
    expect(evidence).toBe('unknown')
    expect(unknownInputs.map(({ where }) => where)).toEqual(
      ['HKLM', 'HKCU'].map(root => `${root}\\SOFTWARE\\Policies\\ClaudeCode`),
    )
  })
  it('make the answer unknown where reg.exe printed them in other letters than they have, and a value is among these', () => {
    const asked = (HKLM: { text: string }) => windows({ env: shell, registry: { HKLM } })
    const lost = { text: '{"env":{"ANTHROPIC_API_KEY":"key\ufffd"}}' }
    expect(asked(lost)).toMatchObject({ xApiKey: 'managed:ANTHROPIC_API_KEY', evidence: 'unknown' })
    expect(asked({ text: '{"apiKeyHelper":"C:\\\\f\ufffdr\\\\key.exe"}' }).evidence).toBe('unknown')
    // A typographic quote is printed as a straight one.
    expect(asked({ text: '{"env":{"ANTHROPIC_API_KEY":""key""}}' }).evidence).toBe('unknown')
    const other = { text: '{"env":{"ANTHROPIC_API_KEY":"key"},"companyAnnouncements":["Gr\ufffd\ufffde"]}' }
    expect(asked(other)).toMatchObject({ xApiKey: 'managed:ANTHROPIC_API_KEY', evidence: 'measured' })
    expect(asked({ text: '{"env":{"ANTHROPIC_API_KEY":"key",}}' }).evidence).toBe('measured')
  })
})

describe('settings files on Windows', () => {
  const user = 'C:\\h\\.claude\\settings.json'
  it('have names without case, of which the later one counts', () => {
    const files = {
      [user]: { env: { ANTHROPIC_API_KEY: '', anthropic_api_key: 'k' } },
      'C:\\p\\.claude\\settings.json': { env: { Anthropic_Auth_Token: 't' } },
    }
    expect(windows({ files })).toMatchObject({
      xApiKey: 'user:ANTHROPIC_API_KEY',
      authorization: 'project:ANTHROPIC_AUTH_TOKEN',
    })
  })
  it('that are local count in the start folder alone', () => {
    const files = { 'C:\\p\\.git\\HEAD': {}, 'C:\\p\\.claude\\settings.local.json': key(1) }
    expect(windows({ files }).xApiKey).toBe('local:ANTHROPIC_API_KEY')
    expect(windows({ files, cwd: 'C:\\p\\sub' }).xApiKey).toBeNull()
  })
})
