import {
  type Layer,
  layerOrder,
  projectLayers,
  type SourceId,
  sources,
  type VariableName,
} from './sources.ts'
import type { Credential, Situation } from './types.ts'

/**
 * The layers whose `env` block and helper count in this invocation, the strongest last. Measured: what the desktop app
 * sets for the client stands over every file, also where it is empty.
 */
export function layersInEffect(situation: Pick<Situation, 'invocation'>): readonly Layer[] {
  const { restricted, settingSources, hosted, entry } = situation.invocation
  const order: readonly Layer[] =
    entry === 'desktop' ? [...layerOrder.filter(layer => layer !== 'shell'), 'shell'] : layerOrder
  return order.filter(layer => {
    if (layer === 'shell') return true
    // With a host in charge, authentication in files is ignored, managed ones included. Measured.
    if (hosted) return false
    if (layer === 'global' || layer === 'flag' || layer === 'managed') return true
    return !restricted && (settingSources === undefined || settingSources.includes(layer))
  })
}

/** The layers that may name a credential or a server: to the desktop app neither a project nor an administrator does. Measured. */
export function trustedLayers(situation: Pick<Situation, 'invocation'>): readonly Layer[] {
  const layers = layersInEffect(situation)
  if (situation.invocation.entry !== 'desktop') return layers
  return layers.filter(layer => layer !== 'managed' && !projectLayers.some(one => one === layer))
}

/**
 * The layers that may set a variable. A project can't set the OAuth token, for one: its value is ignored, and neither
 * does an empty string there erase the person's own.
 */
export function layersFor(
  name: VariableName | 'apiKeyHelper',
  situation: Pick<Situation, 'invocation'>,
): readonly Layer[] {
  const row = sources.find(source => source.name === name)
  const ignored: readonly string[] = row !== undefined && 'ignoredIn' in row ? row.ignoredIn : []
  const free = name === 'ANTHROPIC_CUSTOM_HEADERS' || name === 'apiKeyHelper'
  const layers = free ? layersInEffect(situation) : trustedLayers(situation)
  return layers.filter(layer => !ignored.includes(layer))
}

/** Every definition of a variable that counts, the deciding one last; blank ones erase those before them. */
export function definitionsOf(name: VariableName, situation: Situation): readonly Credential[] {
  return layersFor(name, situation).flatMap(layer =>
    situation.credentials.filter(({ source }) => source === `${layer}:${name}`),
  )
}

/** The credential that a variable amounts to; `undefined` when unset, blank or erased. */
export function effective(name: VariableName, situation: Situation): Credential | undefined {
  return filled(definitionsOf(name, situation).at(-1))
}

/** The helper that counts. An empty string in a stronger file switches a weaker file's helper off. */
export function effectiveHelper(situation: Situation): Credential | undefined {
  const layers = layersFor('apiKeyHelper', situation).filter(
    layer => !situation.invocation.bare || layer === 'flag',
  )
  const set = layers.flatMap(layer => at(`${layer}:apiKeyHelper` as SourceId, situation) ?? [])
  return filled(set.at(-1))
}

/** The credential at exactly this source. */
export function at(source: SourceId, situation: Pick<Situation, 'credentials'>): Credential | undefined {
  return situation.credentials.find(credential => credential.source === source)
}

function filled(credential: Credential | undefined): Credential | undefined {
  return credential === undefined || credential.kind === 'empty' ? undefined : credential
}
