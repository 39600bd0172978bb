import { caVariables } from '../credentials/ca-variables.ts'
import { cloudProviders } from '../credentials/providers.ts'
import { proxyVariables } from '../credentials/proxy-variables.ts'
import { credentialVariables, secretVariables } from '../credentials/sources.ts'
import { cloudNames } from '../places/known-names.ts'
import type { Outcome } from './rule.ts'

const rows: readonly (readonly [names: readonly string[], explains: readonly Outcome[]])[] = [
  [secretVariables, ['silent', 'rejected']],
  [cloudProviders.flatMap(({ on, skip }) => [on, skip]), ['silent', 'rejected', 'provider']],
  [cloudProviders.flatMap(({ baseUrl, needs }) => [baseUrl, ...needs]), ['provider']],
  [cloudNames, ['provider']],
  [['ANTHROPIC_BASE_URL'], ['refused', 'rejected', 'missing', 'unreachable']],
  [credentialVariables, ['rejected']],
  [[...proxyVariables, ...caVariables, 'NODE_TLS_REJECT_UNAUTHORIZED'], ['unreachable']],
  [['CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR', 'ANTHROPIC_PROFILE'], ['silent']],
]

/** What it can come from that this variable has another value than was meant; of those that only tune something, nothing. */
export function explainedByVariable(variable: string): readonly Outcome[] {
  return rows.find(([names]) => names.includes(variable))?.[1] ?? []
}
