import type { Diagnosis, ScopeValue } from '../credentials/facts.ts'
import { credentialVariables } from '../credentials/sources.ts'

/**
 * This session has another value than new ones will get. A region, a proxy, an address is changed for one session as a
 * matter of course: only where something failed may that be it.
 */
export function isOnPurpose({ variable, process }: ScopeValue, d: Diagnosis): boolean {
  const isCredential = credentialVariables.some(name => name === variable)
  return process === 'other' && !d.pasted && !isCredential
}
