import type { Diagnosis } from '../credentials/facts.ts'
import type { Rule } from './rule.ts'

/** An error was printed, and neither its text nor this set-up tells why. `diagnose` drops it where anything else does. */
export const unexplained: Rule = {
  id: 'unexplained',
  severity: 'error',
  explains: [],
  generic: 'always',
  check: d =>
    d.pasted
      ? [{ reason: refusedByGateway(d) ?? 'Nothing in this folder and terminal explains that error' }]
      : [],
}

/** Its own server knows why; from here only what went there is known. */
function refusedByGateway({
  sender,
  resolution: { provider, baseUrl, request },
}: Diagnosis): string | undefined {
  const isGateway = provider === 'anthropic' && request && baseUrl.defects.includes('third-party')
  return isGateway && sender?.proves === 'rejection' && baseUrl.host !== undefined
    ? `${baseUrl.host} did not accept what it got, and nothing here shows why`
    : undefined
}
