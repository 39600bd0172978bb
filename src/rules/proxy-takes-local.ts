import type { Diagnosis } from '../credentials/facts.ts'
import { CLEAR } from './outcomes.ts'
import { proxyOf } from './proxy-in-use.ts'
import type { Outcome, Rule } from './rule.ts'

/** Measured: a server on this machine is no exception, so that the proxy is asked for it too. */
export const proxyTakesLocal: Rule = {
  id: 'proxy-takes-local',
  severity: 'warning',
  explains: ['service', 'unreachable'],
  check: d => {
    const { notExempt } = d.surroundings
    const proxy = proxyOf(d)
    if (notExempt === undefined || proxy === undefined) return []
    const { host, variable, value, isMore, where, line } = notExempt
    const said = saidOf(d)
    return [
      {
        reason: `Requests for ${host} go to the proxy ${proxy.host ?? ''} of ${proxy.variable}, because ${variable} does not name ${host}`,
        variable,
        ...(where === undefined ? {} : { file: where, ...(line === undefined ? {} : { line }) }),
        right: value,
        ...(isMore === undefined ? {} : { fix: 'more' }),
        ...(said.length === 0 ? {} : { severity: 'error' as const, explains: [...outcomes, ...said] }),
      },
    ]
  },
}

const outcomes: readonly Outcome[] = ['service', 'unreachable']

/** What a proxy prints that does not reach the server, and what the client says of it. */
const texts: Readonly<Record<string, Outcome>> = {
  'service-trouble': 'service',
  'connection-fails': 'unreachable',
  'blocked-by-proxy': 'forbidden',
}

function saidOf({ printed }: Diagnosis): readonly Outcome[] {
  return printed.flatMap(({ ruleId, score }) => (score >= CLEAR ? (texts[ruleId] ?? []) : []))
}
