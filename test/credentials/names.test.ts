import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inputs } from '../../src/credentials/inputs.ts'
import { cloudProviders } from '../../src/credentials/providers.ts'
import { settingInputs } from '../../src/credentials/setting-inputs.ts'
import { sources } from '../../src/credentials/sources.ts'
import { chainVariables } from '../../src/io/credentials/read-switches.ts'
import { routeVariables } from '../../src/io/credentials/routes.ts'

const lines = readFileSync('docs/measured/names.txt', 'utf8').trim().split('\n')
const verdicts = lines.map(line => line.split(' ') as [name: string, verdict: string])
const rows = [...inputs, ...settingInputs]
const modelled = new Set<string>([
  ...sources.map(({ name }) => name),
  ...cloudProviders.flatMap(({ on, skip, baseUrl, needs }) => [on, skip, baseUrl, ...needs]),
  ...routeVariables,
  ...chainVariables,
  ...rows.filter(row => row.modelled && row.from.length > 0).map(({ name }) => name),
])
const unknown = new Set<string>(rows.filter(row => !row.modelled).map(({ name }) => name))
const namesOf = (...wanted: readonly string[]) =>
  verdicts.filter(([, verdict]) => wanted.includes(verdict)).map(([name]) => name)

describe('a name in the strings of the client', () => {
  it('has one verdict, which is one that there is', () => {
    const known = ['modelled', 'idle', 'cloud', 'unknown', 'part']
    expect(lines.filter(line => !known.includes(line.split(' ')[1] ?? ''))).toEqual([])
    expect(new Set(verdicts.map(([name]) => name)).size).toBe(lines.length)
  })

  it('is modelled where a table has it, and nowhere else', () => {
    expect(namesOf('modelled').filter(name => !modelled.has(name))).toEqual([])
    expect(namesOf('idle', 'cloud', 'unknown', 'part').filter(name => modelled.has(name))).toEqual([])
  })

  it('makes an answer unknown where its verdict says so, and nowhere else', () => {
    expect(namesOf('unknown').filter(name => !unknown.has(name))).toEqual([])
    expect(namesOf('modelled', 'idle', 'cloud', 'part').filter(name => unknown.has(name))).toEqual([])
  })
})
