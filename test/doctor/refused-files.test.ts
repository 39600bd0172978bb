import { describe, expect, it } from 'vitest'
import type { FileText } from '../../src/io/machine/disk.ts'
import type { Machine } from '../../src/io/machine/machine.ts'
import { fakeWindows } from '../support/windows/fake-windows.ts'
import { runIn } from './run-doctor.ts'

const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(5)}q7Rf2Kx9Lm4ZtAA`
/** What Windows says while another program has a file open, and to who may not read it. */
const answers: Readonly<Record<string, FileText>> = {
  'is open in another program': { failure: 'unreadable', inUse: true },
  'this user may not read': { failure: 'unreadable' },
}
const bearing = [
  'C:\\h\\.claude\\settings.json',
  'C:\\p\\.claude\\settings.json',
  'C:\\p\\.claude\\settings.local.json',
  'C:\\Program Files\\ClaudeCode\\managed-settings.json',
  'C:\\h\\.claude.json',
  'C:\\h\\.claude\\.credentials.json',
  'C:\\h\\AppData\\Roaming\\Anthropic\\active_config',
]
const beside = ['C:\\p\\.env', 'C:\\h\\.bashrc', 'C:\\p\\compose.yaml']

function refusing(path: string, answer: FileText, env: Readonly<Record<string, string>> = {}): Machine {
  const machine = fakeWindows({ env, inUse: [path] })
  const read: Machine['disk']['read'] = at =>
    at.replaceAll('/', '\\') === path ? answer : machine.disk.read(at)
  return { ...machine, disk: { ...machine.disk, read } }
}
const named = (path: string) => path.replace('C:\\h\\', '~\\').replace('C:\\p\\', '')
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

interface Said {
  readonly resolution: {
    readonly evidence: string
    readonly unknownInputs?: readonly { readonly where: string }[]
  }
  readonly resolutionInteractive: Said['resolution']
}

describe.each(Object.entries(answers))('a file that %s, on Windows,', (_, answer) => {
  it.each(bearing)('makes the answer unknown, by its name: %s', async path => {
    for (const env of [{}, { ANTHROPIC_API_KEY: key }]) {
      const flags = { shell: 'powershell' } as const
      const { stdout } = await runIn(refusing(path, answer, env), { flags: { ...flags, json: true } })
      const { resolution, resolutionInteractive } = JSON.parse(stdout) as Said
      for (const { evidence, unknownInputs = [] } of [resolution, resolutionInteractive]) {
        expect(evidence).toBe('unknown')
        expect(unknownInputs.map(({ where }) => where)).toContain(named(path))
      }
      const said = oneLine((await runIn(refusing(path, answer, env), { flags })).stdout)
      expect(said).toContain(named(path))
      expect(said).not.toMatch(/another user|sudo|finds no credential|not valid JSON/)
    }
  })
  it.each(beside)('is said not to be known, where it only bears on what to do: %s', async path => {
    const { stdout } = await runIn(refusing(path, answer), { flags: { shell: 'powershell' } })
    expect(oneLine(stdout)).toContain(`${named(path)} is refused by Windows`)
  })
})

describe('a file that this user may not read, elsewhere,', () => {
  it('is left out by the client, which was measured: the answer is known', async () => {
    const path = 'C:\\h\\.claude\\settings.json'
    const machine = { ...refusing(path, { failure: 'unreadable' }), platform: 'linux' }
    const { stdout } = await runIn(machine, { flags: { json: true } })
    expect((JSON.parse(stdout) as Said).resolution.evidence).toBe('measured')
  })
})
