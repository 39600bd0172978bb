import { environments } from '../../environments/index.ts'
import type { Provider } from '../../types.ts'

/** The provider that a set of environments implies, the first of the list deciding; Anthropic where none does. */
export function providerOf(ids: readonly string[]): Provider {
  const implied = environments.find(({ id, provider }) => provider !== undefined && ids.includes(id))
  return implied?.provider ?? 'anthropic'
}
