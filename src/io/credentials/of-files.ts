import type { Layer, SettingsFile } from '../../credentials/types.ts'
import type { LoadedSettings } from './read-settings.ts'

/** A value at one layer, with its place. Stays in `io/`. */
export interface Placed {
  readonly layer: Layer
  readonly value: string
  readonly where: string
  readonly line?: number
}

/**
 * Of the files, the weakest first. Measured: what holds a NUL can't be put into an environment. It takes the place of
 * what weaker files of its layer say, and of no other layer.
 */
export function ofFiles(loaded: readonly LoadedSettings[], variable: string): readonly Placed[] {
  const found = loaded.flatMap(({ file, env, lineOf }) => {
    const value = Object.hasOwn(env, variable) ? env[variable] : undefined
    return value === undefined ? [] : [place(file, value, lineOf(variable))]
  })
  return strongestPerLayer(found).filter(({ value }) => !value.includes('\0'))
}

export function place({ layer, path }: SettingsFile, value: string, line: number | undefined): Placed {
  return { layer, value, where: path, ...(line === undefined ? {} : { line }) }
}

/** The place alone, which may leave `io/`. */
export function whereOf({ where, line }: Placed): Pick<Placed, 'where' | 'line'> {
  return { where, ...(line === undefined ? {} : { line }) }
}

/** Several files make a layer: drop-ins of the administrator, local settings of a checkout. The last one decides. */
export function strongestPerLayer(found: readonly Placed[]): readonly Placed[] {
  const last = new Map(found.map(one => [one.layer, one]))
  return found.filter(one => last.get(one.layer) === one)
}
