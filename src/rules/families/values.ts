import type { Diagnosis } from '../../credentials/facts.ts'
import { defectEffect, isRefused } from '../../credentials/shape.ts'
import type { Credential, Defect } from '../../credentials/types.ts'
import type { Severity } from '../../types.ts'
import { goesToAnthropic, valuesWith } from '../in-use.ts'
import type { Outcome, Rule } from '../rule.ts'

interface Row {
  readonly id: string
  readonly severity?: Severity
  readonly explains?: readonly Outcome[]
  readonly test: (value: Credential, d: Diagnosis) => boolean
  /** Behind the name of the value: one sentence without full stop. */
  readonly says: (value: Credential) => string
  /** Which of several fixes is meant. */
  readonly fix?: (value: Credential) => string | undefined
}

/** What can be wrong with a value itself, one row each. A value that is not in use is only information. */
const rows: readonly Row[] = [
  {
    id: 'value-refused',
    explains: ['refused', 'rejected'],
    test: isRefused,
    says: one => `holds ${refusals(one)}, so Claude Code refuses to send it`,
  },
  {
    id: 'value-quoted',
    test: one => one.defects.includes('quoted'),
    says: () => 'is written with quotes, which are sent as part of it',
  },
  {
    id: 'value-with-bearer',
    test: one => one.defects.includes('bearer-prefix'),
    says: () => 'starts with Bearer, which Claude Code adds itself',
  },
  {
    id: 'value-with-name',
    test: one => one.defects.includes('name-prefix'),
    says: () => 'starts with a variable name and an equals sign, as if a whole line had been pasted',
  },
  {
    id: 'value-with-space',
    test: one =>
      one.defects.includes('inner-space') && one.kind !== 'placeholder' && one.kind !== 'reference',
    says: () => 'contains a space, as after copying from a wrapped line',
  },
  {
    id: 'value-non-ascii',
    test: one => one.defects.includes('latin-1') && !isRefused(one),
    says: () => 'contains an accented letter or a no-break space, and is sent with it',
  },
  {
    id: 'value-trimmed',
    severity: 'info',
    explains: [],
    test: one => one.defects.length > 0 && one.defects.every(defect => defectEffect[defect] === 'trimmed'),
    says: () => 'has spaces or a line break around it; Claude Code trims them, other programs may not',
  },
  {
    id: 'value-placeholder',
    // What a server of one's own or a gateway is given only so that something is sent is no fault.
    test: (one, d) => one.kind === 'placeholder' && (goesToAnthropic(d) || isExample(one, d)),
    says: () => 'is a placeholder, not a credential',
  },
  {
    id: 'value-reference',
    test: one =>
      one.kind === 'reference' && one.variable !== 'apiKeyHelper' && !one.source.startsWith('profile:'),
    says: ({ vault }) =>
      `is a reference${vault === undefined ? '' : ` of ${vault}`} that nothing has resolved, so it is sent as it is`,
    fix: ({ vault }) => (vault === undefined ? undefined : 'one-password'),
  },
  {
    id: 'oauth-token-as-key',
    // Only with CLAUDE_CODE_OAUTH_TOKEN or a login the client adds the header that the API wants beside such a token.
    test: (one, d) =>
      one.kind === 'oauth-token' &&
      one.header === undefined &&
      (one.variable === 'ANTHROPIC_API_KEY' ||
        (one.variable === 'ANTHROPIC_AUTH_TOKEN' && goesToAnthropic(d) && !d.resolution.oauthBeta)),
    says: ({ variable }) =>
      variable === 'ANTHROPIC_API_KEY'
        ? 'contains an OAuth token, which is sent as an API key and rejected'
        : 'contains an OAuth token, which is sent without the beta header that makes it valid',
  },
  {
    id: 'api-key-as-token',
    test: (one, d) =>
      one.kind === 'api-key' &&
      (one.variable === 'CLAUDE_CODE_OAUTH_TOKEN' ||
        (one.variable === 'ANTHROPIC_AUTH_TOKEN' && goesToAnthropic(d))),
    says: () => 'contains an API key, which is sent as a bearer token',
  },
  {
    id: 'admin-key',
    test: one => one.kind === 'admin-key' || one.kind === 'enterprise-admin-key',
    says: () => 'is an admin key, which is not valid for messages',
  },
  {
    id: 'session-key',
    test: one => one.kind === 'session-key',
    says: () => 'is a claude.ai session cookie, which Claude Code cannot use',
  },
  {
    id: 'refresh-token-sent',
    test: one => one.kind === 'refresh-token',
    says: () => 'is a refresh token, which is not accepted as a credential',
  },
  {
    id: 'other-vendor-key',
    test: (one, d) => one.kind === 'other-vendor-key' && goesToAnthropic(d),
    says: () => 'looks like the key of another service',
  },
  {
    id: 'token-truncated',
    test: one => one.kind === 'oauth-token' && one.length >= 79 && one.length <= 81,
    says: ({ length }) => `has ${length} characters, as if it was cut at the edge of an 80-column terminal`,
  },
  {
    id: 'key-length',
    severity: 'warning',
    test: (one, d) =>
      one.kind === 'api-key' && one.length !== 108 && one.defects.length === 0 && goesToAnthropic(d),
    says: ({ length }) => `has ${length} characters; Console keys have 108`,
  },
]

export const valueRules: readonly Rule[] = rows.map(
  ({ id, severity = 'error', explains = ['rejected'], test, says, fix }) => ({
    id,
    severity,
    explains,
    check: d =>
      valuesWith(
        d,
        one => test(one, d),
        (name, one) => `${name} ${says(one)}`,
        one => fix?.(one),
      ),
  }),
)

function isExample({ source, variable }: Credential, { surroundings }: Diagnosis): boolean {
  return surroundings.examples.some(
    one => `${one.layer}:${one.variable}` === source && one.variable === variable,
  )
}

const words: Readonly<Partial<Record<Defect, string>>> = {
  'line-break': 'a line break',
  'curly-quote': 'a curly quote',
  'control-character': 'a control character',
  'not-latin-1': 'a character that is not allowed in a header',
  'bad-header-name': 'a line that does not start with a header name',
}

function refusals({ defects }: Credential): string {
  return defects.flatMap(defect => words[defect] ?? []).join(' and ')
}
