import type { Mention } from '../../credentials/facts.ts'
import type { Cut, WrongName } from '../../credentials/surroundings.ts'
import { isKnownName } from '../../places/known-names.ts'
import { meantSetting, meantVariable } from '../../places/meant-name.ts'
import { describe } from '../credentials/describe.ts'
import { keyLines } from '../credentials/key-lines.ts'
import { settingsPaths } from '../credentials/settings-paths.ts'
import { isRecord } from '../is-record.ts'
import { type Machine, shown } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'
import { firstOf } from './first-of.ts'

export interface NameFacts {
  readonly names: readonly WrongName[]
  readonly cut: readonly Cut[]
}

/** Names near one of ours in the environment, in settings files and in the lines that were read. Their values are described only. */
export function readNames(world: Machine, lines: readonly Mention[]): NameFacts {
  const files = ofSettings(world)
  const inFiles = files.flatMap(({ names }) => names)
  return {
    names: [...ofEnvironment(world), ...inFiles, ...ofLines(lines)],
    cut: files.flatMap(({ cut }) => cut),
  }
}

/** Names of one settings file that are compared with ours: no person writes more, and each comparison takes its time. */
const MOST = 2000

function ofEnvironment({ env, platform }: Machine): readonly WrongName[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value || isOurs(name, platform)) return []
    const meant = meantVariable(name, describe(value).kind)
    return meant === undefined ? [] : [{ name, meant, of: 'variable' as const, where: 'environment' }]
  })
}

/** On Windows a name has no case. */
function isOurs(name: string, platform: string): boolean {
  return platform === 'win32' && isKnownName(name.toUpperCase())
}

function ofSettings(world: Machine): readonly NameFacts[] {
  return settingsPaths(world).flatMap(({ path }) => {
    const read = world.disk.read(path)
    const value = 'text' in read ? parseJson(read.text.replace(/^\ufeff/, '')) : undefined
    if ('failure' in read || !isRecord(value)) return []
    const lineOf = keyLines(read.text, world.platform)
    const where = shown(world, path)
    const at = (name: string) => ({ name, where, line: lineOf(name) ?? 1 })
    const env = isRecord(value['env']) ? value['env'] : {}
    const bound = { what: 'names', where, most: MOST } as const
    const set = firstOf(Object.entries(env), bound)
    const variables = set.some.flatMap(([name, one]) => {
      if (isOurs(name, world.platform)) return []
      const meant = meantVariable(name, describe(String(one)).kind)
      return meant === undefined ? [] : [{ ...at(name), meant, of: 'variable' as const }]
    })
    const own = firstOf(Object.keys(value), bound)
    const keys = own.some.flatMap(key => {
      const meant = meantSetting(key)
      return meant === undefined ? [] : [{ ...at(key), meant, of: 'setting' as const }]
    })
    return [{ names: [...variables, ...keys], cut: [...set.cut, ...own.cut] }]
  })
}

function ofLines(lines: readonly Mention[]): readonly WrongName[] {
  return lines.flatMap(({ variable, kind, file, line, action }) => {
    const meant = action === 'set' && kind !== 'empty' ? meantVariable(variable, kind) : undefined
    return meant === undefined ? [] : [{ name: variable, meant, of: 'variable' as const, where: file, line }]
  })
}
