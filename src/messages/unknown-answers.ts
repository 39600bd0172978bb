import type { Body } from './body.ts'
import type { Weighted, Wording } from './message.ts'
import { rejectedSomehow } from './wordings/api.ts'
import { measured } from './wordings/sources.ts'

const seen = ''

/** A body that is JSON of another form than the API's. */
const otherJson: Wording = {
  id: 'json-of-another-server',
  sender: { kind: 'gateway' },
  proves: 'answer',
  says: [],
  causes: [['base-url-third-party', 75]],
  why: "The answer does not look like the API's: it came from another server, not from Anthropic",
  seen,
  source: measured,
}

/** The same with a status that judges no key. */
const otherRefusal: Wording = {
  ...otherJson,
  id: 'refusal-of-another-server',
  causes: [
    ['gateway-refused', 75],
    ['base-url-third-party', 30],
  ],
  why: 'A server other than the API refused the request; it does not say that the key is wrong',
}

/** The same of a limit. */
const otherLimit: Wording = {
  ...otherJson,
  id: 'limit-of-another-server',
  causes: [['rate-limited', 75]],
  why: 'A server other than the API limits how often it is asked; no key or login was rejected',
}

/** Who has the log of a server runs it, or a program that does. */
const ownLog: Wording = {
  ...otherJson,
  id: 'log-of-a-server',
  sender: { kind: 'gateway', name: 'a web server whose log this is' },
  proves: 'rejection',
  why: "It is a web server's log, such as that of your own gateway: that server refused the request",
}

/** Nothing is served at this address: the API itself says so in its own form only. */
const noSuchAddress: Wording = {
  id: 'address-of-another-server',
  sender: { kind: 'gateway' },
  proves: 'answer',
  says: [],
  causes: [
    ['base-url-path', 75],
    ['base-url-v1', 70],
    ['base-url-third-party', 40],
  ],
  why: 'A server other than the API answered that it has nothing at this address',
  seen,
  source: measured,
}

const google = (causes: readonly Weighted[], why: string): Wording => ({
  id: 'form-of-google',
  sender: { kind: 'cloud', name: 'Google Cloud' },
  proves: 'answer',
  says: [],
  causes,
  why,
  seen,
  source: 'https://cloud.google.com/apis/design/errors',
})

const aws: Wording = {
  id: 'form-of-aws',
  sender: { kind: 'cloud', name: 'Amazon Web Services' },
  proves: 'answer',
  says: [],
  causes: [
    ['aws-credentials', 75],
    ['aws-model-access', 60],
  ],
  why: 'AWS refused the request',
  seen,
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html',
}

const api = {
  sender: { kind: 'anthropic' },
  says: [],
  seen,
  source: measured,
} as const

/** The form of the API, and words that are new or cut off: its status still says whether a credential was refused. */
const formOfApi: Readonly<Record<number, Wording>> = {
  401: {
    ...api,
    id: 'refusal-in-form-of-api',
    proves: 'rejection',
    causes: [
      ['credential-rejected', 70],
      ['bearer-rejected', 40],
      ['key-rejected', 40],
    ],
    why: 'The server got a key or a token and does not accept it',
  },
  403: {
    ...api,
    id: 'ban-in-form-of-api',
    proves: 'answer',
    causes: [
      ['permission-denied', 60],
      ['access-refused', 40],
    ],
    why: 'The API knows who is asking, but does not allow it',
  },
}

/** A page of HTML, or a refusal without the sentence that the API writes. */
const page: Wording = {
  id: 'page-of-another-server',
  sender: { kind: 'proxy' },
  proves: 'answer',
  says: [],
  causes: [
    ['blocked-by-proxy', 75],
    ['base-url-third-party', 30],
    ['proxy-in-use', 30],
  ],
  why: 'The answer is not from the API: it came from a proxy, a firewall or a gateway',
  seen,
  source: measured,
}

const byStatus: readonly Wording[] = [
  {
    // RFC 9110, 15.5.8: a proxy alone has this status.
    id: 'proxy-wants-login-somehow',
    sender: { kind: 'proxy' },
    proves: 'answer',
    says: [],
    status: [407],
    causes: [['proxy-wants-login', 80]],
    why: 'A proxy asked for its own user name and password, and passed nothing on',
    seen,
    source: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
  },
  {
    id: 'refused-somehow',
    sender: { kind: 'unknown' },
    proves: 'answer',
    says: [],
    status: [403],
    // A gateway says so of its key, too: where the words speak of one, they tell more.
    general: true,
    causes: [
      ['blocked-by-proxy', 52],
      ['access-refused', 40],
      ['permission-denied', 40],
    ],
    why: 'Something answered 403: a proxy, the network, or a permission',
    seen,
    source: measured,
  },
  {
    id: 'bad-request-somehow',
    sender: { kind: 'unknown' },
    proves: 'answer',
    says: [],
    status: [400, 413, 422],
    general: true,
    causes: [['request-invalid', 52]],
    why: 'The request was not accepted as it is; this status does not mean a rejected key or login',
    seen,
    source: measured,
  },
  {
    id: 'server-error-somehow',
    sender: { kind: 'unknown' },
    proves: 'answer',
    says: [],
    status: [500, 502, 503, 504, 520, 521, 522, 523, 524, 529],
    causes: [['service-trouble', 60]],
    why: 'The server has problems; your key or login was not checked',
    seen,
    source: measured,
  },
  {
    id: 'limited-somehow',
    sender: { kind: 'unknown' },
    proves: 'answer',
    says: [],
    status: [429],
    causes: [['rate-limited', 60]],
    why: 'Requests are limited; your key or login was not rejected',
    seen,
    source: measured,
  },
  {
    id: 'payment-somehow',
    sender: { kind: 'unknown' },
    proves: 'answer',
    says: [],
    status: [402],
    causes: [['credit-too-low', 60]],
    why: 'The account has to pay first; the key or login was not rejected',
    seen,
    source: measured,
  },
]

/** What a status tells that stands alone: beside other words it is theirs to say more. */
const byStatusAlone: readonly Wording[] = [
  { ...rejectedSomehow, id: 'rejected-by-status', says: [], seen, source: measured },
  {
    id: 'missing-by-status',
    sender: { kind: 'unknown' },
    proves: 'answer',
    says: [],
    status: [404],
    general: true,
    causes: [
      ['model-not-found', 52],
      ['base-url-path', 40],
      ['base-url-v1', 30],
    ],
    why: 'Something answered 404: the model or the address is not there; no key or login was rejected',
    seen,
    source: measured,
  },
]

/** What the status and the form of a body tell of an answer whose words are not known. */
export function unknownAnswers({
  status,
  body,
  isAlone,
}: {
  readonly status: number | undefined
  readonly body: Body | undefined
  readonly isAlone: boolean
}): readonly Wording[] {
  if (status === undefined) return []
  if (body === 'google' && status < 429) {
    return status === 401
      ? [
          {
            ...google([['google-credentials', 90]], 'Google Cloud got no valid credentials'),
            proves: 'rejection',
          },
        ]
      : status === 400
        ? [
            google(
              [
                ['base-url-third-party', 90],
                ['google-permission', 60],
              ],
              'Google did not take the request, or the key that came with it',
            ),
          ]
        : [google([['google-permission', 90]], 'Google Cloud knows who asks, and does not allow it')]
  }
  if (body === 'aws' && status < 429) return [aws]
  const ofApi = body === 'api' ? formOfApi[status] : undefined
  if (ofApi !== undefined) return [ofApi]
  if ((status === 404 || status === 405) && body !== undefined && body !== 'api') return [noSuchAddress]
  if (body === 'json' && status === 401) return [{ ...otherJson, proves: 'rejection' }]
  if (body === 'json' && status === 403) return [otherJson]
  if (body === 'json' && (status === 400 || status === 402 || status === 422)) return [otherRefusal]
  if (body === 'log' && (status === 401 || status === 403)) return [ownLog]
  if (body === 'json' && status === 429) return [otherLimit]
  if ((body === 'html' || body === 'empty') && status < 500) return [page]
  return [...byStatus, ...(isAlone ? byStatusAlone : [])].filter(one => one.status?.includes(status))
}
