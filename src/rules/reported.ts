import type { Diagnosis, OnlineAnswer } from '../credentials/facts.ts'
import type { Found } from './rule.ts'

/** What the API or the network answered to `--online`, or what a pasted message says. */
export function reported(
  d: Diagnosis,
  id: string,
  answers: readonly OnlineAnswer[],
  reason: (host: string, detail: string) => string,
): readonly Found[] {
  const { online } = d
  if (online?.answer !== undefined && answers.includes(online.answer)) {
    const status = online.status === undefined ? '' : ` (HTTP ${online.status}${requestOf(online.requestId)})`
    return [{ reason: reason(online.host, status) }]
  }
  return printed(d, id)
}

/** From here on a pasted message is reason enough for a finding; below it only ranks what is found here anyway. */
const CLEAR = 50

/** The message that was pasted points to this rule. */
export function printed(d: Diagnosis, id: string): readonly Found[] {
  return d.printed
    .filter(({ ruleId, score }) => ruleId === id && score >= CLEAR)
    .map(({ why }) => ({ reason: why }))
}

function requestOf(id: string | undefined): string {
  return id === undefined ? '' : `, request ${id}`
}
