import type { Severity } from '../../types.ts'
import { hasJobToken } from '../handed-over.ts'
import { isSent } from '../in-use.ts'
import { CLEAR } from '../outcomes.ts'
import type { Outcome, Rule } from '../rule.ts'

interface Row {
  readonly id: string
  readonly severity?: Severity
  readonly explains: readonly Outcome[]
  readonly generic?: 'unseen'
  readonly contradicted?: NonNullable<Rule['contradicted']>
}

/** What nothing on a machine shows, and only a printed text tells, one row each. */
const rows: readonly Row[] = [
  {
    id: 'bearer-rejected',
    explains: ['rejected'],
    generic: 'unseen',
    contradicted: d => !isSent(d, 'authorization'),
  },
  { id: 'token-revoked', explains: ['rejected'] },
  { id: 'token-for-claude-code-only', explains: ['forbidden'] },
  { id: 'login-code-invalid', explains: ['login'] },
  { id: 'github-app-missing', explains: ['elsewhere'] },
  { id: 'ci-bot-refused', explains: ['elsewhere'] },
  { id: 'request-invalid', severity: 'warning', explains: ['missing'] },
  {
    id: 'ci-workflow-differs',
    explains: ['elsewhere'],
    // There is no exchange then that could be refused.
    contradicted: hasJobToken,
  },
  { id: 'result-hides-error', severity: 'warning', explains: [] },
  { id: 'session-stale', explains: ['forbidden'] },
  { id: 'worker-without-credential', explains: ['silent'] },
  { id: 'federation-failed', explains: ['rejected'] },
  { id: 'model-not-found', severity: 'warning', explains: ['missing'] },
  { id: 'scope-missing', explains: ['forbidden'] },
  { id: 'api-keys-disabled', explains: ['forbidden'] },
  // A server of somebody else, or another program: no credential of Anthropic was judged.
  { id: 'mcp-server-rejected', explains: ['elsewhere'] },
  { id: 'github-token-rejected', explains: ['elsewhere'] },
  { id: 'git-credentials', explains: ['elsewhere'] },
  { id: 'npm-login', explains: ['elsewhere'] },
  { id: 'program-wants-key', explains: ['elsewhere'] },
  { id: 'login-server-unreachable', explains: ['login'] },
  { id: 'proxy-wants-login', explains: ['unreachable'] },
  { id: 'profile-expired', explains: ['rejected', 'silent'] },
  {
    id: 'credential-rejected',
    explains: ['rejected'],
    generic: 'unseen',
    // Where one header alone goes out, the text was about that one.
    contradicted: ({ printed, resolution: r, insideClaude }) =>
      !insideClaude &&
      (r.xApiKey === null) !== (r.authorization === null) &&
      printed.some(
        ({ ruleId, score }) =>
          ruleId === (r.xApiKey === null ? 'bearer-rejected' : 'key-rejected') && score >= CLEAR,
      ),
  },
  { id: 'gateway-refused', explains: ['rejected'], generic: 'unseen' },
  { id: 'gateway-upstream', explains: ['rejected'] },
  { id: 'gateway-model-denied', explains: ['forbidden', 'rejected'] },
  { id: 'gateway-credit', explains: ['billing', 'rejected'] },
  { id: 'spending-limit', explains: ['billing'] },
  { id: 'workspace-required', explains: ['forbidden'] },
  { id: 'remote-control-login', explains: ['forbidden'] },
  { id: 'aws-credentials', explains: ['provider'] },
  { id: 'aws-bearer-token', explains: ['provider'] },
  { id: 'aws-region', explains: ['provider'] },
  { id: 'aws-model-access', explains: ['provider'] },
  { id: 'google-credentials', explains: ['provider'] },
  { id: 'google-permission', explains: ['provider'] },
  { id: 'foundry-credentials', explains: ['provider'] },
  { id: 'foundry-address', explains: ['provider'] },
]

export const printedRules: readonly Rule[] = rows.map(({ severity = 'error', ...row }) => ({
  ...row,
  severity,
  check: () => [],
}))
