import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../src/io/credentials/read-settings.ts'
import { settingsSchema } from '../../src/io/credentials/settings-schema.ts'
import { settingsTypes } from './settings-types.ts'

const read = (file: object, layer: 'user' | 'managed' = 'user') =>
  parseSettings(JSON.stringify(file, null, 2), { layer, path: 'settings.json', platform: 'linux' })
const rows = Object.entries(settingsTypes)

describe('a value of a settings file', () => {
  it.each(rows)('is taken or drops the file, as measured: %s', (key, { read: taken, dropped }) => {
    const stateWith = (value: unknown) => [value, read({ [key]: value }).file.state]
    expect(taken.map(stateWith)).toEqual(taken.map(value => [value, 'loaded']))
    expect(dropped.map(stateWith)).toEqual(dropped.map(value => [value, 'invalid-shape']))
  })

  it('of an administrator’s file is skipped alone', () => {
    const states = rows.flatMap(([key, { dropped }]) =>
      dropped.map(value => read({ [key]: value }, 'managed').file.state),
    )
    expect(new Set(states)).toEqual(new Set(['loaded']))
  })

  it('has a shape for no key that was not measured with a right value and a wrong one', () => {
    const measured = rows.filter(([, tried]) => tried.read.length > 0 && tried.dropped.length > 0)
    const names = measured.map(([key]) => key)
    expect(Object.keys(settingsSchema).filter(key => !names.includes(key))).toEqual([])
  })

  it('makes the answer unknown where it was not tried, and names the key', () => {
    const file = { sandbox: { credentials: { files: [{ path: 'x', mode: 'mask', decode: 5 }] } } }
    expect(read(file).unmodelled).toEqual([{ name: 'sandbox', where: 'settings.json', line: 2 }])
  })

  it('is named by its line, within an object as well', () => {
    expect(read({ model: 'x', permissions: { allow: [], defaultMode: 'x' } }).file.line).toBe(5)
    expect(read({ statusLine: { type: 'command' } }).file.line).toBe(2)
  })
})
