import { printed } from './reported.ts'
import type { Rule } from './rule.ts'

export const githubAppMissing: Rule = {
  id: 'github-app-missing',
  severity: 'error',
  causes: [38],
  check: d => printed(d, 'github-app-missing'),
}
