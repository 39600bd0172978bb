import { describe, expect, it } from 'vitest'
import { placesOfCommand } from '../../../src/io/credentials/command-of-cmd.ts'
import { readLayers } from '../../../src/io/credentials/layers.ts'
import { readHelper } from '../../../src/io/credentials/read-helper.ts'
import { readMentions } from '../../../src/io/credentials/read-mentions.ts'
import type { Machine } from '../../../src/io/machine/machine.ts'

/** A Windows with these files, this environment, and this place of the documents. */
function windows(input: {
  readonly files?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly documents?: string
}): Machine {
  const { files = {}, env = {}, documents } = input
  const at = (path: string) => files[path.replaceAll('/', '\\')]
  return {
    env,
    home: 'C:\\h',
    cwd: 'C:\\p',
    platform: 'win32',
    pid: 1,
    now: 0,
    disk: {
      read: path => {
        const text = at(path)
        return text === undefined ? { failure: 'absent' } : { text }
      },
      stat: path =>
        at(path) === undefined
          ? undefined
          : { isFile: true, isDirectory: false, mode: 0o666, uid: 0, writable: true, executable: true },
      list: () => [],
    },
    run: (_, args) =>
      documents !== undefined && args[1]?.endsWith('User Shell Folders') === true
        ? {
            status: 0,
            stdout: `\r\nHKEY_CURRENT_USER\\X\r\n    Personal    REG_EXPAND_SZ    ${documents}\r\n\r\n`,
          }
        : { status: 1, stdout: '' },
  }
}

describe('the program of a helper, as cmd looks for it', () => {
  const helper = (command: string, files: readonly string[] = []) => {
    const settings = { 'C:\\h\\.claude\\settings.json': JSON.stringify({ apiKeyHelper: command }) }
    const there = Object.fromEntries(files.map(path => [path, '']))
    const world = windows({
      files: { ...settings, ...there },
      env: { PATH: 'C:\\windows;"C:\\my tools"', PATHEXT: '.EXE;.CMD' },
    })
    return readHelper(world, readLayers(world), 'user:apiKeyHelper')?.program
  }
  it.each([
    ['C:\\nope\\key.exe', [], 'missing'],
    ['C:\\there\\key.exe', ['C:\\there\\key.exe'], 'found'],
    ['C:\\there\\key', ['C:\\there\\key.CMD'], 'found'],
    ['"C:\\my dir\\key.CMD" x', ['C:\\my dir\\key.CMD'], 'found'],
    // Without quotes, `C:\my` is the program.
    ['C:\\my dir\\key.CMD x', ['C:\\my dir\\key.CMD'], 'missing'],
    ['~\\key.CMD', ['C:\\h\\key.CMD'], 'missing'],
    ['key', ['C:\\my tools\\key.EXE'], 'found'],
    ['key', ['C:\\p\\key.CMD'], 'found'],
    ['key', [], 'missing'],
    ['echo key', [], 'unchecked'],
    ['%KEYS%\\key.exe', [], 'unchecked'],
    ['type key.txt | more', [], 'unchecked'],
  ])('%s with %j is %s', (command, files, state) => {
    expect(helper(command, files)).toBe(state)
  })
  it('takes no other endings than those of PATHEXT', () => {
    const world = windows({ env: { PATHEXT: '.EXE' } })
    expect(placesOfCommand(world, 'C:\\key')).toEqual(['C:\\key.EXE'])
    expect(placesOfCommand(world, 'C:\\key.cmd')).toEqual(['C:\\key.cmd', 'C:\\key.cmd.EXE'])
  })
})

describe('start-up files on Windows', () => {
  const line = "$env:ANTHROPIC_API_KEY = 'x'\r\n"
  const found = (machine: Machine) => readMentions(machine).map(({ file }) => file)
  it('are those below the documents, wherever these were moved', () => {
    const path = 'C:\\h\\OneDrive\\Documents\\PowerShell\\profile.ps1'
    const files = { [path]: line }
    expect(found(windows({ files }))).toEqual([])
    const documents = '%USERPROFILE%\\OneDrive\\Documents'
    expect(found(windows({ files, documents, env: { USERPROFILE: 'C:\\h' } }))).toEqual([
      '~\\OneDrive\\Documents\\PowerShell\\profile.ps1',
    ])
    expect(found(windows({ files: { 'C:\\h\\Documents\\PowerShell\\profile.ps1': line } }))).toHaveLength(1)
  })
  it('are none of those that other systems keep at their root', () => {
    const files = {
      '\\etc\\environment': 'ANTHROPIC_API_KEY=x\n',
      '\\etc\\profile': 'export ANTHROPIC_API_KEY=x\n',
    }
    expect(found(windows({ files }))).toEqual([])
  })
})
