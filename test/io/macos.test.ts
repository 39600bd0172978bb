import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RunProgram } from '../../src/io/machine/machine.ts'
import {
  appsFolderOnMac,
  isLaunchdJob,
  keychainHolds,
  launchdVariable,
  managedPreferences,
} from '../../src/io/machine/macos.ts'

const mac = (answer: ReturnType<RunProgram>, asked: string[][] = []) => ({
  platform: 'darwin',
  home: '/Users/you',
  run: (program: string, args: readonly string[]) => {
    asked.push([program, ...args])
    return answer
  },
})

describe('the Keychain', () => {
  const item =
    'keychain: "/Users/you/Library/Keychains/login.keychain-db"\nversion: 512\nclass: "genp"\nattributes:\n'
  it.each<[string, ReturnType<RunProgram>, string]>([
    ['the attributes of an item', { status: 0, stdout: item }, 'present'],
    ['"could not be found in the keychain"', { status: 44, stdout: '' }, 'absent'],
    ['"User interaction is not allowed"', { status: 36, stdout: '' }, 'unknown'],
    ['a wrong password', { status: 51, stdout: '' }, 'unknown'],
    ['nothing, being ended', undefined, 'unknown'],
  ])('that answers %s', (_, answer, state) => {
    expect(keychainHolds(mac(answer), 'Claude Code-credentials')).toBe(state)
  })
  it('is never asked for the secret, and on no other system at all', () => {
    const asked: string[][] = []
    keychainHolds(mac({ status: 0, stdout: item }, asked), 'Claude Code-credentials')
    expect(asked).toEqual([['/usr/bin/security', 'find-generic-password', '-s', 'Claude Code-credentials']])
    expect(
      keychainHolds({ ...mac({ status: 0, stdout: item }, asked), platform: 'linux' }, 'x'),
    ).toBeUndefined()
    expect(asked).toHaveLength(1)
  })
})

it.each<[string, ReturnType<RunProgram>, string | undefined]>([
  ['a value and a line end', { status: 0, stdout: 'fake value\n' }, 'fake value'],
  ['nothing, where it is not set', { status: 0, stdout: '' }, undefined],
  ['an error outside a login session', { status: 1, stdout: '' }, undefined],
  ['nothing, being ended', undefined, undefined],
])('launchctl that prints %s', (_, answer, value) => {
  expect(launchdVariable(mac(answer), 'ANTHROPIC_API_KEY')).toBe(value)
})

it.each<[string | undefined, boolean]>([
  [undefined, false],
  ['0', false],
  ['application.com.apple.Terminal.1152921500311881866.1152921500311881871', false],
  ['com.example.nightly', true],
])('a process whose XPC_SERVICE_NAME is %s is a job of launchd: %s', (job, is) => {
  const env = job === undefined ? {} : { XPC_SERVICE_NAME: job }
  expect(isLaunchdJob({ platform: 'darwin', env })).toBe(is)
  expect(isLaunchdJob({ platform: 'linux', env })).toBe(false)
})

it('the preferences of an administrator are files by name, of everybody and of this user', () => {
  const folder = '/Library/Managed Preferences'
  const there = [`${folder}/com.example.plist`, `${folder}/you/com.example.plist`]
  const asked = (platform: string, files: readonly string[]) =>
    managedPreferences(
      {
        ...{ platform, home: '/Users/you', env: {} },
        disk: {
          read: () => ({ failure: 'absent' }),
          stat: path =>
            files.includes(path)
              ? { isFile: true, isDirectory: false, mode: 0o644, uid: 0, executable: false, writable: false }
              : undefined,
          list: () => [],
        },
      },
      'com.example',
    )
  expect(asked('darwin', there)).toEqual(there)
  expect(asked('darwin', [])).toEqual([])
  expect(asked('linux', there)).toEqual([])
})

it('no other file names a place or a variable of macOS', () => {
  expect(appsFolderOnMac('/Users/you')).toBe('/Users/you/Library/Application Support')
  const files = readdirSync('src/io', { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )
  const naming = files.filter(name =>
    /'[^']*(?:\/Library|Library['/]|XPC_)/.test(readFileSync(`src/io/${name}`, 'utf8')),
  )
  expect(naming).toEqual(['machine/macos.ts'])
})
