import { bearsOnAuth } from '../../places/known-names.ts'
import { isInside } from '../is-inside.ts'
import { type Machine, pathOf, variable } from '../machine/machine.ts'
import { readEnvFile } from './read-env-file.ts'
import type { PlacedValue, PlaceOfFiles } from './read-others.ts'
import type { UnitFile } from './read-units.ts'

/**
 * What systemd gives a service of Claude Code, as systemd.exec(5) says: `Environment=`, later ones over earlier ones, then
 * what `EnvironmentFile=` names over both. Nothing of a shell reaches it.
 */
export function unitPlaces(world: Machine, units: readonly UnitFile[]): readonly PlaceOfFiles[] {
  const names = [...new Set(units.map(({ unit }) => unit))]
  return names.flatMap(name => {
    const files = units.filter(({ unit }) => unit === name)
    const [first] = files
    if (first === undefined) return []
    const lines = files.flatMap(one => one.lines.map(line => ({ ...line, file: one.file })))
    const of = (directive: string) => lines.filter(line => line.directive === directive)
    const given = of('Environment').flatMap(({ value, file, line }) =>
      assignments(value).map(([variable, set]) => [variable, { value: set, file, line }] as const),
    )
    const read = of('EnvironmentFile').flatMap(({ value }) => ofFile(world, value, first.isOfProject))
    const own = new Map([...given, ...read].filter(([variable]) => bearsOnAuth(variable)))
    const user = of('User').at(-1)?.value.trim()
    const isMine = first.isOwn || (user !== undefined && user === variable(world, 'USER'))
    return [
      {
        kind: 'unit' as const,
        name,
        file: first.file,
        own,
        env: {},
        home: isMine ? world.home : undefined,
        whenEmpty: 'kept' as const,
      },
    ]
  })
}

/** `A=b "C=d e" 'F=g'`: quotes hold one assignment together, and are none of it. */
function assignments(value: string): readonly (readonly [name: string, value: string])[] {
  const words = value.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"']+(?:"[^"]*"|'[^']*')?/g) ?? []
  return words.flatMap(word => {
    const bare = word.replace(/^(["'])(.*)\1$/s, '$2')
    const at = bare.indexOf('=')
    return at < 1 ? [] : [[bare.slice(0, at), bare.slice(at + 1).replace(/^(["'])(.*)\1$/s, '$2')] as const]
  })
}

/** Lines `NAME=value`; a minus in front lets the file be missing, and `%h` is the home. */
function ofFile(
  world: Machine,
  named: string,
  isOfProject: boolean,
): readonly (readonly [string, PlacedValue])[] {
  const path = named.trim().replace(/^-/, '').replaceAll('%h', world.home)
  if (!pathOf(world).isAbsolute(path)) return []
  if (isOfProject && !isInside(path, world.cwd, pathOf(world))) return []
  return readEnvFile(world, path)
}
