import { layerOrder } from '../../credentials/effective.ts'
import type { Invocation, Layer, Provider, Route, Situation } from '../../credentials/types.ts'
import type { Machine } from '../machine/machine.ts'
import type { Layers, Placed } from './layers.ts'
import { describeRoute, routeVariables } from './routes.ts'

const providers: Readonly<Record<string, Provider>> = {
  CLAUDE_CODE_USE_BEDROCK: 'bedrock',
  CLAUDE_CODE_USE_VERTEX: 'vertex',
  CLAUDE_CODE_USE_FOUNDRY: 'foundry',
  CLAUDE_CODE_USE_ANTHROPIC_AWS: 'aws',
  CLAUDE_CODE_USE_MANTLE: 'mantle',
}

/** Switches that change what is sent, or to whom it is good. */
const others = [
  'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS',
  'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
  'CLAUDE_CODE_SKIP_VERTEX_AUTH',
  'CLAUDE_CODE_SKIP_FOUNDRY_AUTH',
]

/** The provider switch that is on, if any. */
export function readProvider(layers: Layers): Situation['provider'] {
  for (const [name, provider] of Object.entries(providers)) {
    const found = deciding(layers.definitions(name))
    if (found !== undefined && isOn(found.value)) return { variable: name, layer: found.layer, provider }
  }
  return undefined
}

/** The other switches that are on, by name. */
export function readSwitches(layers: Layers): readonly string[] {
  return others.filter(name => isOn(deciding(layers.definitions(name))?.value))
}

/** Measured: `CLAUDE_CODE_SIMPLE` counts from the environment and the user's settings, not from a project's. */
export function readInvocation(
  layers: Layers,
  options: {
    readonly bare?: boolean
    readonly restricted?: boolean
    readonly settingSources?: Invocation['settingSources']
  },
): Invocation {
  const own = (name: string) =>
    isOn(
      deciding(layers.definitions(name).filter(({ layer }) => layer !== 'project' && layer !== 'local'))
        ?.value,
    )
  return {
    bare: options.bare === true || own('CLAUDE_CODE_SIMPLE'),
    restricted: options.restricted === true,
    ...(options.settingSources === undefined ? {} : { settingSources: options.settingSources }),
    hosted: own('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST'),
  }
}

/** Base URLs, proxies, certificates: every definition, without user info, path and query. */
export function readRoutes(world: Machine, layers: Layers): readonly Route[] {
  return routeVariables.flatMap(name =>
    layers.definitions(name).map(({ layer, where, line, value }) => ({
      layer,
      variable: name,
      where,
      ...(line === undefined ? {} : { line }),
      ...describeRoute(world, name, value),
    })),
  )
}

function deciding(found: readonly Placed[]): Placed | undefined {
  const rank = (layer: Layer) => layerOrder.indexOf(layer)
  return [...found].sort((a, b) => rank(a.layer) - rank(b.layer)).at(-1)
}

/** Measured: `1`, `true`, `yes`, `on` in any case; `0`, `false`, `x` and the empty string are off. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|true|yes|on)$/i.test(value.trim())
}
