import type { Diagnosis } from '../credentials/facts.ts'
import { keyJudged } from './key-judged.ts'
import type { Rule } from './rule.ts'

/** Its own server knows why; from here only what went there is known, and what its text says. */
export const gatewayKeyRejected: Rule = {
  id: 'gateway-key-rejected',
  severity: 'error',
  explains: [],
  generic: 'always',
  rest: true,
  check: d => {
    const reason = d.pasted ? refusedByGateway(d) : undefined
    return reason === undefined ? [] : [{ reason }]
  },
}

/** What a gateway to which requests go says of what it got; `undefined` where none answered. */
export function refusedByGateway(d: Diagnosis): string | undefined {
  const { provider, baseUrl, request } = d.resolution
  const isGateway = provider === 'anthropic' && request && baseUrl.defects.includes('third-party')
  if (!isGateway || d.sender?.proves !== 'rejection' || baseUrl.host === undefined) return undefined
  return keyJudged(d) ?? `${baseUrl.host} did not accept what it got, and nothing here shows why`
}
