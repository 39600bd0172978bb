import { describe, expect, it } from 'vitest'
import { placesOfCommand } from '../../../src/io/credentials/command-of-cmd.ts'
import { readLayers } from '../../../src/io/credentials/layers.ts'
import { readHelper } from '../../../src/io/credentials/read-helper.ts'
import { readMentions } from '../../../src/io/credentials/read-mentions.ts'
import { readScopes } from '../../../src/io/credentials/read-scopes.ts'
import type { Machine } from '../../../src/io/machine/machine.ts'
import { fakeWindows } from '../../support/windows/fake-windows.ts'

describe('the program of a helper, as cmd looks for it', () => {
  const helper = (command: string, files: readonly string[] = []) => {
    const settings = { 'C:\\h\\.claude\\settings.json': JSON.stringify({ apiKeyHelper: command }) }
    const there = Object.fromEntries(files.map(path => [path, '']))
    const world = fakeWindows({
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
    const world = fakeWindows({ env: { PATHEXT: '.EXE' } })
    expect(placesOfCommand(world, 'C:\\key')).toEqual(['C:\\key.EXE'])
    expect(placesOfCommand(world, 'C:\\key.cmd')).toEqual(['C:\\key.cmd', 'C:\\key.cmd.EXE'])
  })
})

describe('the variables of the user and the machine', () => {
  const user = 'HKCU\\Environment'
  const machine = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'
  const name = 'ANTHROPIC_API_KEY'
  it('are compared as a session gets them: expanded', () => {
    const registry = { [user]: { MYKEY: 'one value', [name]: '%MYKEY%' } }
    const scopes = readScopes(fakeWindows({ registry, env: { [name]: 'one value' } }))
    expect(scopes).toMatchObject([{ scope: 'windows-user', process: 'same', length: 9 }])
  })
  it('are those of the session also where reg.exe prints a letter in another form', () => {
    for (const printed of ['k\ufffd"x"', 'k?"x"']) {
      const scopes = readScopes(
        fakeWindows({ registry: { [user]: { [name]: printed } }, env: { [name]: 'k\u00fc\u201cx\u201d' } }),
      )
      expect(scopes).toMatchObject([{ scope: 'windows-user', process: 'same' }])
    }
    const other = fakeWindows({ registry: { [user]: { [name]: 'k?y' } }, env: { [name]: 'k\u00fcx' } })
    expect(readScopes(other)).toMatchObject([{ process: 'other' }])
  })
  it('are those of the user where both have it, and that of the machine is told to lie below', () => {
    const registry = { [user]: { anthropic_api_key: 'mine' }, [machine]: { [name]: 'that of all' } }
    const scopes = readScopes(fakeWindows({ registry, env: { [name]: 'mine' } }))
    expect(scopes).toMatchObject([
      { scope: 'windows-user', process: 'same' },
      { scope: 'windows-machine', process: 'other', covered: true },
    ])
  })
  it('are all that bear on authentication, by whatever spelling, and names that were meant for one', () => {
    const names = ['anthropic_base_url', 'CLAUDE_CODE_USE_BEDROCK', 'https_proxy', 'NODE_EXTRA_CA_CERTS']
    const values = Object.fromEntries([...names, 'ANTHROPIC_KEY', 'Path', 'TEMP'].map(one => [one, 'x']))
    const scopes = readScopes(fakeWindows({ registry: { [user]: values } }))
    expect(scopes.map(({ variable }) => variable)).toEqual([
      ...names.map(one => one.toUpperCase()),
      'ANTHROPIC_KEY',
    ])
  })
})

const shellFolders = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders'

describe('start-up files on Windows', () => {
  const line = "$env:ANTHROPIC_API_KEY = 'x'\r\n"
  const found = (machine: Machine) => readMentions(machine).map(({ file }) => file)
  it('are those below the documents, wherever these were moved', () => {
    const path = 'C:\\h\\OneDrive\\Documents\\PowerShell\\profile.ps1'
    const files = { [path]: line }
    expect(found(fakeWindows({ files }))).toEqual([])
    const documents = { Personal: '%USERPROFILE%\\OneDrive\\Documents' }
    expect(
      found(fakeWindows({ files, registry: { [shellFolders]: documents }, env: { USERPROFILE: 'C:\\h' } })),
    ).toEqual(['~\\OneDrive\\Documents\\PowerShell\\profile.ps1'])
    expect(found(fakeWindows({ files: { 'C:\\h\\Documents\\PowerShell\\profile.ps1': line } }))).toHaveLength(
      1,
    )
  })
  it('are none of those that other systems keep at their root', () => {
    const files = {
      '\\etc\\environment': 'ANTHROPIC_API_KEY=x\n',
      '\\etc\\profile': 'export ANTHROPIC_API_KEY=x\n',
    }
    expect(found(fakeWindows({ files }))).toEqual([])
  })
})
