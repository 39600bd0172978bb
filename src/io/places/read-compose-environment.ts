import { bearsOnAuth } from '../../places/known-names.ts'
import { isInside } from '../is-inside.ts'
import { type Machine, pathOf, variable } from '../machine/machine.ts'
import { readEnvFile } from './read-env-file.ts'
import type { PlacedValue, PlaceOfFiles } from './read-others.ts'

/** A service with what its file says of its environment. Stays in `io/`. */
export interface ServiceText {
  readonly name: string
  readonly file: string
  readonly environment: readonly {
    readonly name: string
    /** Absent: the value is handed through. */
    readonly value?: string
    readonly line: number
  }[]
  readonly envFiles: readonly string[]
}

/**
 * What compose gives a service: `environment` over `env_file`, and what either leaves open from the shell, else from the
 * `.env` beside the file. https://docs.docker.com/compose/how-tos/environment-variables/envvars-precedence/
 */
export function composePlaces(world: Machine, services: readonly ServiceText[]): readonly PlaceOfFiles[] {
  const { join } = pathOf(world)
  const dotenv = new Map(readEnvFile(world, join(world.cwd, '.env')))
  return services.map(({ name, file, environment, envFiles }) => {
    const open = (text: string) => ({ value: text, file, line: 1 })
    const outside = (one: string): PlacedValue | undefined => {
      const here = variable(world, one)
      return here === undefined ? dotenv.get(one) : open(here)
    }
    // A project names no file outside of itself that is looked into.
    const inside = envFiles
      .map(path => pathOf(world).resolve(world.cwd, path))
      .filter(path => isInside(path, world.cwd, pathOf(world)))
    const read = inside.flatMap(path => readEnvFile(world, path))
    const given = environment.flatMap(entry => {
      const { value, line } = entry
      if (value === undefined) {
        const found = outside(entry.name)
        return found === undefined ? [] : [[entry.name, { ...found, file, line }] as const]
      }
      return [[entry.name, { value: filledIn(value, one => outside(one)?.value), file, line }] as const]
    })
    const own = new Map([...read, ...given].filter(([one]) => bearsOnAuth(one)))
    const isOurs = environment.some(one => bearsOnAuth(one.name))
    return {
      ...{ kind: 'service' as const, name, file, own, env: {}, home: undefined },
      ...(isOurs ? { whenEmpty: 'kept' as const } : {}),
    }
  })
}

/** `$NAME`, `${NAME}` and `${NAME:-default}`; a name that nobody sets becomes an empty text. */
function filledIn(text: string, outside: (name: string) => string | undefined): string {
  return text.replaceAll(
    /\$\$|\$(?:(\w{1,80})|\{(\w{1,80})(?:(:?-)([^{}]{0,400})|:?\?[^{}]{0,400})?\})/g,
    (all, plain: string | undefined, braced: string | undefined, sign?: string, or?: string) => {
      if (all === '$$') return '$'
      const value = outside(plain ?? braced ?? '')
      const isMissing = value === undefined || (value === '' && sign === ':-')
      return isMissing ? (or ?? '') : value
    },
  )
}
