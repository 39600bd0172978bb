import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const tlsUntrusted: Rule = {
  id: 'tls-untrusted',
  severity: 'error',
  causes: [],
  check: d =>
    reported(
      d,
      'tls-untrusted',
      ['tls-untrusted', 'tls-hostname'],
      host => `The certificate that answered for ${host} is not trusted`,
    ),
}
