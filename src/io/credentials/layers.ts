import type { Layer, SettingsFile } from '../../credentials/types.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'
import { type LoadedSettings, parseSettings, readSettings } from './read-settings.ts'
import { settingsPaths } from './settings-paths.ts'

/** A value at one layer, with its place. Stays in `io/`. */
export interface Placed {
  readonly layer: Layer
  readonly value: string
  readonly where: string
  readonly line?: number
}

export interface Layers {
  readonly files: readonly SettingsFile[]
  /** Every definition of a variable, at most one a layer. */
  readonly definitions: (variable: string) => readonly Placed[]
  readonly helpers: readonly Placed[]
}

/** The environment and all settings files. `flag` is the value of `--settings`: a file or JSON. */
export function readLayers(world: Machine, flag: string | undefined): Layers {
  const paths = settingsPaths(world).map(path => readSettings(world, path))
  const loaded = flag === undefined ? paths : [...paths, readFlag(world, flag)]
  return {
    files: loaded.map(({ file }) => file),
    definitions: variable => [...ofShell(world, variable), ...ofFiles(loaded, variable)],
    helpers: strongestPerLayer(
      loaded.flatMap(({ file, helper, lineOf }) =>
        helper === undefined ? [] : [place(file, helper, lineOf('apiKeyHelper'))],
      ),
    ),
  }
}

function readFlag(world: Machine, flag: string): LoadedSettings {
  if (flag.trim().startsWith('{')) return parseSettings(flag, { layer: 'flag', path: '--settings' })
  const path = pathOf(world).resolve(world.cwd, flag)
  const loaded = readSettings(world, { layer: 'flag', path })
  return { ...loaded, file: { ...loaded.file, path: shown(world, path) } }
}

function ofShell(world: Machine, variable: string): readonly Placed[] {
  const { env, platform } = world
  const names =
    platform === 'win32'
      ? Object.keys(env).filter(key => key.toUpperCase() === variable.toUpperCase())
      : [variable]
  return names.flatMap(name => {
    const value = env[name]
    return value === undefined ? [] : [{ layer: 'shell' as const, value, where: 'environment' }]
  })
}

function ofFiles(loaded: readonly LoadedSettings[], variable: string): readonly Placed[] {
  return strongestPerLayer(
    loaded.flatMap(({ file, env, lineOf }) => {
      const value = Object.hasOwn(env, variable) ? env[variable] : undefined
      return value === undefined ? [] : [place(file, value, lineOf(variable))]
    }),
  )
}

function place({ layer, path }: SettingsFile, value: string, line: number | undefined): Placed {
  return { layer, value, where: path, ...(line === undefined ? {} : { line }) }
}

/** Two files make the local layer; the later, at the root of the checkout, decides. */
function strongestPerLayer(found: readonly Placed[]): readonly Placed[] {
  return found.filter((one, index) => !found.slice(index + 1).some(later => later.layer === one.layer))
}
