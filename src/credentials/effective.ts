import type { Credential, Layer, SecretVariable, Situation, SourceId } from './types.ts'

/** The last one wins. Measured, `managed` included; `flag` is `--settings`. */
export const layerOrder: readonly Layer[] = ['shell', 'user', 'project', 'local', 'flag', 'managed']

/** The layers whose `env` block and helper count in this invocation, the strongest last. */
export function layersInEffect(situation: Pick<Situation, 'invocation'>): readonly Layer[] {
  const { restricted, settingSources, hosted } = situation.invocation
  return layerOrder.filter(layer => {
    if (layer === 'shell') return true
    // Documented: with a host in charge, authentication variables of settings files are ignored.
    if (hosted) return false
    if (layer === 'flag' || layer === 'managed') return true
    return !restricted && (settingSources === undefined || settingSources.includes(layer))
  })
}

/**
 * The layers that may set a variable. A project can't set the OAuth token: its value is ignored, and
 * neither does an empty string there erase the person's own.
 */
export function layersFor(
  variable: SecretVariable | 'ANTHROPIC_CUSTOM_HEADERS',
  situation: Pick<Situation, 'invocation'>,
): readonly Layer[] {
  const layers = layersInEffect(situation)
  if (variable !== 'CLAUDE_CODE_OAUTH_TOKEN') return layers
  return layers.filter(layer => layer !== 'project' && layer !== 'local')
}

/** Every definition of a variable that counts, the deciding one last; blank ones erase those before them. */
export function definitionsOf(
  variable: SecretVariable | 'ANTHROPIC_CUSTOM_HEADERS',
  situation: Situation,
): readonly Credential[] {
  return layersFor(variable, situation).flatMap(layer =>
    situation.credentials.filter(({ source }) => source === `${layer}:${variable}`),
  )
}

/** The credential that a variable amounts to; `undefined` when unset, blank or erased. */
export function effective(variable: SecretVariable, situation: Situation): Credential | undefined {
  return filled(definitionsOf(variable, situation).at(-1))
}

/** The helper that counts. An empty string in a stronger file switches a weaker file's helper off. */
export function effectiveHelper(situation: Situation): Credential | undefined {
  const layers: readonly Layer[] = situation.invocation.bare ? ['flag'] : layersInEffect(situation)
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
