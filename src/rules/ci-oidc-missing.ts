import { hasJobToken } from './handed-over.ts'
import type { Rule } from './rule.ts'

export const ciOidcMissing: Rule = {
  id: 'ci-oidc-missing',
  severity: 'error',
  explains: ['login', 'silent'],
  // With a token of the job the action asks for none.
  contradicted: hasJobToken,
  check: d => {
    const federated = d.credentials.some(({ source }) => source === 'profile:federation')
    return d.ci?.name === 'github-actions' && federated && !d.ci.oidc
      ? [{ reason: 'The job may not request an OIDC token: id-token: write is missing' }]
      : []
  },
}
