import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const blockedByProxy: Rule = {
  id: 'blocked-by-proxy',
  severity: 'error',
  causes: [21],
  check: d =>
    reported(
      d,
      'blocked-by-proxy',
      ['blocked-by-proxy', 'proxy-authentication'],
      (host, detail) =>
        `A page of HTML came back instead of an answer of the API${detail}: something between you and ${host} answered`,
    ),
}
