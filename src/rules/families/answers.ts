import type { OnlineAnswer, OnlineFacts } from '../../credentials/facts.ts'
import type { Severity } from '../../types.ts'
import { isSent } from '../in-use.ts'
import type { Outcome, Rule } from '../rule.ts'

interface Row {
  readonly id: string
  readonly severity?: Severity
  readonly explains: readonly Outcome[]
  readonly generic?: 'unseen'
  readonly contradicted?: NonNullable<Rule['contradicted']>
  /** What `--online` may have come back with. */
  readonly answers: readonly OnlineAnswer[]
  readonly says: (online: OnlineFacts, detail: string) => string
}

/** What the API or the network answers, one row each: seen with `--online`, or said by a pasted text. */
const rows: readonly Row[] = [
  {
    id: 'key-rejected',
    explains: ['rejected'],
    generic: 'unseen',
    contradicted: d => !isSent(d, 'xApiKey'),
    answers: ['key-rejected', 'credential-missing'],
    says: ({ host }, detail) => `${host} rejects the API key${detail}`,
  },
  {
    id: 'oauth-not-supported',
    explains: ['rejected'],
    answers: ['oauth-refused'],
    says: ({ host }, detail) => `${host} does not take OAuth here${detail}`,
  },
  {
    id: 'credit-too-low',
    explains: ['billing'],
    answers: ['credit-too-low', 'billing'],
    says: (_, detail) => `The key's account has no credits left${detail}`,
  },
  {
    id: 'organization-disabled',
    explains: ['forbidden'],
    answers: ['organization-disabled'],
    says: (_, detail) => `The organization of this key or login is disabled${detail}`,
  },
  {
    id: 'subscription-not-allowed',
    explains: ['forbidden'],
    answers: ['subscription-not-allowed'],
    says: ({ host }, detail) => `${host} refuses subscriptions for this organization${detail}`,
  },
  {
    id: 'permission-denied',
    explains: ['forbidden'],
    answers: ['permission-denied'],
    says: (_, detail) => `The key is known but may not do this${detail}`,
  },
  {
    id: 'access-refused',
    explains: ['forbidden'],
    answers: ['access-refused'],
    says: ({ host }, detail) => `${host} refuses access from this network${detail}`,
  },
  {
    id: 'blocked-by-proxy',
    explains: ['forbidden', 'unreachable'],
    answers: ['blocked-by-proxy', 'proxy-authentication'],
    says: ({ host }, detail) =>
      `An HTML page came back instead of an API answer${detail}: something between you and ${host} answered`,
  },
  {
    id: 'rate-limited',
    severity: 'warning',
    explains: ['service'],
    answers: ['rate-limited'],
    says: ({ host }, detail) => `${host} limits the rate of this account${detail}; the key or login is valid`,
  },
  {
    id: 'service-trouble',
    severity: 'warning',
    explains: ['service'],
    answers: ['service-error'],
    says: ({ host }, detail) => `${host} has problems of its own${detail}; your key or login was not checked`,
  },
  {
    id: 'tls-untrusted',
    explains: ['unreachable'],
    answers: ['tls-untrusted', 'tls-hostname'],
    says: ({ host }) => `The certificate presented for ${host} is not trusted`,
  },
  {
    id: 'connection-fails',
    explains: ['unreachable'],
    answers: ['dns', 'refused', 'dropped', 'timeout', 'proxy-refused'],
    says: ({ host, answer, direct }) =>
      `No connection to ${host}: ${failures[answer ?? ''] ?? 'it is refused or dropped'}${direct === 'reachable' ? ', but the API answers without the proxy' : ''}`,
  },
]

const failures: Readonly<Record<string, string>> = {
  dns: 'its name was not found',
  'proxy-refused': 'the proxy does not answer',
  timeout: 'no answer in time',
}

export const answerRules: readonly Rule[] = rows.map(({ severity = 'error', answers, says, ...row }) => ({
  ...row,
  severity,
  check: ({ online }) => {
    if (online?.answer === undefined || !answers.includes(online.answer)) return []
    const request = online.requestId === undefined ? '' : `, request ${online.requestId}`
    const detail = online.status === undefined ? '' : ` (HTTP ${online.status}${request})`
    return [{ reason: says(online, detail) }]
  },
}))
