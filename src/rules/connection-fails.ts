import { reported } from './reported.ts'
import type { Rule } from './rule.ts'

export const connectionFails: Rule = {
  id: 'connection-fails',
  severity: 'error',
  causes: [],
  check: d =>
    reported(
      d,
      'connection-fails',
      ['dns', 'refused', 'dropped', 'timeout', 'proxy-refused'],
      host =>
        `No connection to ${host}: ${d.online?.answer === 'dns' ? 'its name is not found' : d.online?.answer === 'proxy-refused' ? 'the proxy does not answer' : d.online?.answer === 'timeout' ? 'no answer in time' : 'it is refused or dropped'}${d.online?.direct === 'reachable' ? ', but the API answers without the proxy' : ''}`,
    ),
}
