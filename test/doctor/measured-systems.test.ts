import { describe, expect, it } from 'vitest'
import type { Machine } from '../../src/io/machine/machine.ts'
import { fakeWindows } from '../support/windows/fake-windows.ts'
import { runIn } from './run-doctor.ts'

const key = `sk-ant-${'api03'}-${'q7Rf2Kx9Lm4Zt8Wp'.repeat(5)}q7Rf2Kx9Lm4ZtAA`

interface Said {
  readonly findings: readonly { readonly ruleId: string; readonly reason: string; readonly file?: string }[]
  readonly resolution: {
    readonly evidence: string
    readonly measuredOn?: string
    readonly unknownInputs?: readonly unknown[]
  }
  readonly resolutionInteractive: Said['resolution']
}

/** A machine with one key and these files. */
function machineOf(platform: string, files: readonly string[] = []): Machine {
  const windows = fakeWindows({ env: { ANTHROPIC_API_KEY: key, USER: 'you' } })
  if (platform === 'win32') return windows
  return {
    ...windows,
    ...{ platform, home: '/Users/you', cwd: '/p' },
    run: () => ({ status: 44, stdout: '' }),
    disk: {
      read: path => (files.includes(path) ? { text: 'bplist00' } : { failure: 'absent' }),
      stat: path =>
        files.includes(path)
          ? { isFile: true, isDirectory: false, mode: 0o644, uid: 0, writable: false, executable: false }
          : undefined,
      list: () => [],
    },
  }
}

async function ask(machine: Machine): Promise<Said> {
  return JSON.parse((await runIn(machine, { flags: { json: true } })).stdout) as Said
}

describe('an answer is called measured', () => {
  it.each([
    ['linux', 'measured', 'measured'],
    ['win32', 'measured', 'documented'],
    ['darwin', 'documented', 'documented'],
    ['freebsd', 'documented', 'documented'],
  ])(
    'only where the client was run in that way: on %s claude -p is %s, a session %s',
    async (platform, print, session) => {
      const { resolution, resolutionInteractive } = await ask(machineOf(platform))
      expect([resolution.evidence, resolutionInteractive.evidence]).toEqual([print, session])
      expect(resolution.measuredOn === undefined).toBe(print !== 'measured')
      expect(resolutionInteractive.measuredOn === undefined).toBe(session !== 'measured')
    },
  )
})

describe('preferences of an administrator on macOS', () => {
  it.each(['', 'you/'])('make the answer unknown, by the name of their file: %j', async user => {
    const path = `/Library/Managed Preferences/${user}com.anthropic.claudecode.plist`
    const { resolution, resolutionInteractive, findings } = await ask(machineOf('darwin', [path]))
    for (const { evidence, unknownInputs } of [resolution, resolutionInteractive]) {
      expect(evidence).toBe('unknown')
      expect(unknownInputs).toEqual([{ name: 'settings', where: path }])
    }
    expect(findings[0]).toMatchObject({ ruleId: 'settings-unread', file: path })
    expect(findings[0]?.reason).toContain('administrator settings')
  })
  it('of somebody else, or on another system, say nothing', async () => {
    const others = ['/Library/Managed Preferences/me/com.anthropic.claudecode.plist']
    expect((await ask(machineOf('darwin', others))).resolution.evidence).toBe('documented')
    const here = ['/Library/Managed Preferences/com.anthropic.claudecode.plist']
    expect((await ask(machineOf('linux', here))).resolution.evidence).toBe('measured')
  })
})
