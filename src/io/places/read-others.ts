import type { OtherPlace } from '../../credentials/facts.ts'
import type { Machine } from '../machine/machine.ts'
import { type ProbeOptions, probeCredentials } from '../probe-credentials.ts'
import { readOfLayers } from './read-of-layers.ts'

/** A place and the variables that its own files set there. Values stay in `io/`. */
export interface PlaceOfFiles extends Pick<OtherPlace, 'kind' | 'name' | 'file'> {
  readonly own: ReadonlyMap<string, PlacedValue>
  /** What it has beside them: the variables, and the home where that is known. */
  readonly env: Machine['env']
  readonly home: string | undefined
  /** `kept`: it is one of Claude Code also where its files set nothing. */
  readonly whenEmpty?: 'kept'
}

export interface PlacedValue {
  readonly value: string
  readonly file: string
  readonly line: number
}

/**
 * What Claude Code has in each of these places. What their files set is looked at as the environment, which it becomes,
 * so that one order of the sources holds for all. Of an unknown home nothing is read: what lies there is not known.
 */
export function readOthers(
  world: Machine,
  options: ProbeOptions,
  places: readonly PlaceOfFiles[],
): readonly OtherPlace[] {
  return places.flatMap(({ kind, name, file, own, env, home, whenEmpty }) => {
    if (own.size === 0 && whenEmpty !== 'kept') return []
    const values = Object.fromEntries([...own].map(([variable, { value }]) => [variable, value]))
    const { run, ...still } = world
    const there: Machine = {
      ...still,
      // Only the session of an editor shares the programs of the reader.
      ...(kind === 'editor' && run !== undefined ? { run } : {}),
      env: { ...env, ...values },
      home: home ?? NOWHERE,
      ...(home === undefined ? { cwd: NOWHERE } : {}),
    }
    const { facts, layers } = probeCredentials(there, options)
    const { urls, ...ofLayers } = readOfLayers(there, layers)
    const placed = <T extends { readonly variable: string; readonly where: string }>(at: T): T => {
      const entry = at.where === 'environment' ? own.get(at.variable) : undefined
      return entry === undefined ? at : { ...at, where: entry.file, line: entry.line }
    }
    const { credentials, routes, settings, provider, cloud, invocation } = facts
    return [
      {
        ...{ kind, name, file, names: [...own.keys()] },
        situation: {
          credentials: credentials.map(placed),
          routes: routes.map(placed),
          settings,
          ...(provider === undefined ? {} : { provider }),
          ...(cloud === undefined ? {} : { cloud }),
          invocation,
        },
        surroundings: {
          ...ofLayers,
          // What a file of the place sets, no command of a shell takes out.
          inEnvironment: ofLayers.inEnvironment.filter(one => !own.has(one)),
          urls: urls.map(placed),
        },
      },
    ]
  })
}

/** No machine has it. */
const NOWHERE = '/nonexistent'
