import type { Diagnosis } from '../../credentials/facts.ts'
import type { Severity } from '../../types.ts'
import { cloudCredentials } from '../cloud-credentials.ts'
import { dotenvHandedOn } from '../dotenv-handed-on.ts'
import { hasJobToken } from '../handed-over.ts'
import { goesToAnthropic, isSent } from '../in-use.ts'
import { CLEAR, DEFINITE } from '../outcomes.ts'
import { providerSelected } from '../provider-selected.ts'
import type { Outcome, Rule } from '../rule.ts'
import { subscriptionHidden } from '../subscription-hidden.ts'

interface Row {
  readonly id: string
  readonly severity?: Severity
  readonly explains: readonly Outcome[]
  readonly generic?: 'unseen'
  readonly contradicted?: NonNullable<Rule['contradicted']>
}

/** This set-up shows why the provider can't know the reader; that it does not is no second fault. */
function isProven(d: Diagnosis): boolean {
  return cloudCredentials.check(d).some(({ severity }) => severity === 'error')
}

/** Words that Bedrock shares with others, where it is not asked. */
function isOfOther({ resolution: { provider, baseUrl } }: Diagnosis, score: number): boolean {
  const isAsked = provider === 'bedrock' || baseUrl.host?.endsWith('.amazonaws.com') === true
  return score < DEFINITE && !isAsked
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
  { id: 'ci-actor-refused', explains: ['elsewhere'] },
  { id: 'ci-secrets-in-if', explains: ['silent', 'refused'] },
  { id: 'ci-credential-id', explains: ['elsewhere'] },
  { id: 'action-provider-variables', explains: ['provider', 'refused'] },
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
  {
    id: 'profile-expired',
    explains: ['rejected', 'silent'],
    // The profile itself is here, and says it.
    contradicted: d => d.credentials.some(({ fault }) => fault === 'expired'),
  },
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
  {
    id: 'gateway-upstream',
    explains: ['rejected'],
    // A service that is asked at its own address was asked by nobody else.
    contradicted: ({ sender, resolution: { provider, baseUrl } }) =>
      sender?.hosts !== undefined &&
      (provider !== 'anthropic' ||
        !baseUrl.defects.includes('third-party') ||
        sender.hosts.some(host => baseUrl.host === host || baseUrl.host?.endsWith(`.${host}`) === true)),
  },
  { id: 'gateway-model-denied', explains: ['forbidden', 'rejected'] },
  { id: 'gateway-credit', explains: ['billing', 'rejected'] },
  {
    id: 'billed-by-use',
    explains: ['billing'],
    // Whose server is asked bills, whatever login lies behind; a provider in the place of Anthropic has a rule of its own.
    contradicted: d =>
      providerSelected.check(d).length > 0 ||
      (goesToAnthropic(d) && [subscriptionHidden, dotenvHandedOn].some(({ check }) => check(d).length > 0)),
  },
  { id: 'spending-limit', explains: ['billing'] },
  { id: 'usage-credits', explains: ['billing'] },
  { id: 'workspace-required', explains: ['forbidden'] },
  { id: 'login-through-proxy', explains: ['login'] },
  { id: 'login-link', explains: ['elsewhere'] },
  { id: 'login-redirect', explains: ['login'] },
  { id: 'login-organization', explains: ['login'] },
  { id: 'organization-unverified', explains: ['refused', 'rejected'] },
  { id: 'program-reads-keychain', explains: ['elsewhere'] },
  { id: 'keychain-command-missing', explains: ['silent', 'rejected'] },
  { id: 'subscription-not-offered', explains: ['elsewhere'] },
  { id: 'login-not-kept', explains: ['silent'] },
  { id: 'desktop-credentials', explains: ['silent', 'provider'] },
  { id: 'remote-settings-unloaded', explains: ['silent', 'refused'] },
  { id: 'desktop-gateway', explains: ['elsewhere'] },
  { id: 'gateway-wants-header', explains: ['rejected'] },
  { id: 'state-file-lost', severity: 'warning', explains: ['silent', 'login'] },
  { id: 'start-refused', explains: [] },
  { id: 'run-names-source', severity: 'info', explains: [] },
  { id: 'keychain-not-opened', explains: ['silent'] },
  { id: 'own-files-closed', explains: ['silent', 'refused'] },
  { id: 'remote-control-login', explains: ['forbidden'] },
  { id: 'aws-credentials', explains: ['provider'], contradicted: isProven },
  { id: 'aws-bearer-token', explains: ['provider'], contradicted: isOfOther },
  { id: 'aws-bearer-refused', explains: ['provider'], contradicted: isOfOther },
  { id: 'aws-role-trust', explains: ['provider'] },
  { id: 'aws-region', explains: ['provider'] },
  { id: 'aws-model-access', explains: ['provider'] },
  { id: 'google-credentials', explains: ['provider'], contradicted: isProven },
  { id: 'google-permission', explains: ['provider'] },
  { id: 'foundry-credentials', explains: ['provider'], contradicted: isProven },
  { id: 'foundry-permission', explains: ['provider'] },
  { id: 'foundry-address', explains: ['provider'] },
]

export const printedRules: readonly Rule[] = rows.map(({ severity = 'error', ...row }) => ({
  ...row,
  severity,
  check: () => [],
}))
