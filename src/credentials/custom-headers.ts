import { definitionsOf } from './effective.ts'
import type { Credential, Situation } from './types.ts'

/** What custom headers set, by header; of two lines with one name the last counts, and only one layer's text does. */
export function customHeaders(situation: Situation) {
  const definitions = definitionsOf('ANTHROPIC_CUSTOM_HEADERS', situation)
  const deciding = definitions.at(-1)?.source
  const lines = definitions.filter(({ source }) => source === deciding)
  const last = (name: Credential['header']) => lines.filter(({ header }) => header === name).at(-1)
  return { xApiKey: last('x-api-key'), authorization: last('authorization'), other: last('other') }
}
