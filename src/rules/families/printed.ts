import type { Severity } from '../../types.ts'
import type { Outcome, Rule } from '../rule.ts'

interface Row {
  readonly id: string
  readonly severity?: Severity
  readonly causes?: readonly number[]
  readonly explains: readonly Outcome[]
  readonly generic?: 'unseen'
}

/** What nothing on a machine shows, and only a printed text tells, one row each. */
const rows: readonly Row[] = [
  { id: 'bearer-rejected', causes: [2, 5, 7, 36], explains: ['rejected'], generic: 'unseen' },
  { id: 'token-revoked', causes: [15, 28], explains: ['rejected'] },
  { id: 'token-for-claude-code-only', causes: [23], explains: ['forbidden'] },
  { id: 'login-code-invalid', causes: [37], explains: ['login'] },
  { id: 'github-app-missing', causes: [38], explains: ['elsewhere'] },
  { id: 'result-hides-error', severity: 'warning', causes: [41], explains: [] },
  { id: 'session-stale', causes: [42], explains: ['forbidden'] },
  { id: 'worker-without-credential', causes: [33], explains: ['silent'] },
  { id: 'federation-failed', explains: ['rejected'] },
  { id: 'model-not-found', severity: 'warning', explains: ['missing'] },
  { id: 'scope-missing', explains: ['forbidden'] },
  { id: 'api-keys-disabled', explains: ['forbidden'] },
]

export const printedRules: readonly Rule[] = rows.map(({ severity = 'error', causes = [], ...row }) => ({
  ...row,
  severity,
  causes,
  check: () => [],
}))
