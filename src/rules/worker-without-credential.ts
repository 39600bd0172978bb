import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const workerWithoutCredential: Rule = {
  id: 'worker-without-credential',
  severity: 'error',
  causes: [33],
  check: d => printed(d, 'worker-without-credential'),
}
