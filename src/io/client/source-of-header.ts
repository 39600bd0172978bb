import type { Sent } from '../../credentials/proof.ts'
import type { Credential, SourceId } from '../../credentials/types.ts'
import { customHeaders } from '../credentials/custom-headers.ts'
import type { Layers } from '../credentials/layers.ts'
import { reveal, type Vault } from '../credentials/vault.ts'

type Header = 'x-api-key' | 'authorization'

export interface Known {
  readonly credentials: readonly Credential[]
  readonly layers: Layers
  /** The first that holds a value of the source counts. */
  readonly vaults: readonly Vault[]
}

/** The source whose value stands in a header. Where several hold it, the predicted one: nobody could tell them apart. */
export function sourceOfHeader(
  value: string | undefined,
  header: Header,
  known: Known & { readonly predicted: Sent['xApiKey'] },
): Sent['xApiKey'] {
  if (value === undefined) return null
  const { predicted } = known
  const sources = known.credentials.map(({ source }) => source)
  const holding = sources.filter(source => textsOf(source, header, known).includes(value))
  const expected = holding.find(source => source === predicted)
  if (expected !== undefined) return expected
  if (holding[0] !== undefined) return holding[0]
  // A helper may print another value each time: what no other source holds comes from it.
  return predicted?.endsWith(':apiKeyHelper') ? predicted : 'unrecognised'
}

function textsOf(source: SourceId, header: Header, { layers, vaults }: Known): readonly string[] {
  if (source.endsWith(':ANTHROPIC_CUSTOM_HEADERS')) {
    const text = layers
      .definitions('ANTHROPIC_CUSTOM_HEADERS')
      .find(({ layer }) => source.startsWith(`${layer}:`))
    return customHeaders(text?.value ?? '')
      .filter(one => one.header === header)
      .map(one => one.value)
  }
  return vaults.flatMap(vault => {
    const value = reveal(vault, source)
    if (value === undefined) return []
    return [header === 'authorization' ? `Bearer ${value}`.trimEnd() : value]
  })
}

/** Variables of the process that hold what was sent and that are no known source: the input that is missing here. */
export function namesHolding(
  values: readonly (string | undefined)[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const sent = values.flatMap(value => (value ? [value.replace(/^Bearer /, '')] : []))
  return Object.keys(env).filter(name => sent.includes(env[name]?.trim() ?? ''))
}
