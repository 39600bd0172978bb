import type { Body } from './body.ts'
import { isForeign } from './is-foreign.ts'
import type { Sender, Weighted, Wording } from './message.ts'

/** How far apart the two words of one statement may stand. */
const NEAR = 60

type Subject = 'provider' | 'key' | 'token' | 'login' | 'account' | 'plan'
type Fault = 'expired' | 'missing' | 'refused'

const subjects: Readonly<Record<Subject, RegExp>> = {
  provider:
    /\b(?:ANTHROPIC_VERTEX_PROJECT_ID|CLOUD_ML_REGION|AWS_(?:DEFAULT_)?REGION|ANTHROPIC_FOUNDRY_RESOURCE)\b/g,
  key: /\bapi[-_ ]?keys?\b|\bx-api-key\b|\bvirtual keys?\b|\bANTHROPIC_(?:API_KEY|AUTH_TOKEN)\b/gi,
  token:
    /\b(?:access|auth|authentication|bearer|oauth|refresh|session|identity)[ _-]tokens?\b|\bjwt\b|\b(?:invalid_)?tokens?\b|\bCLAUDE_CODE_OAUTH_TOKEN\b/gi,
  login: /\b(?:log[ -]?in|sign[ -]?in|session|credentials?|authentication|authorization|authorized)\b/gi,
  account: /\b(?:account|organi[sz]ation)\b/gi,
  plan: /\b(?:plan|subscription)\b/gi,
}

const faults: Readonly<Record<Fault, RegExp>> = {
  expired: /\bexpired\b|\bno longer valid\b|\bhas ended\b|\brefreshing\b|\brefresh failed\b/gi,
  missing:
    /\bmissing\b|\bnot (?:set|found|supplied|provided|configured|present|available)\b|\brequired\b|\bempty\b|\bunset\b|\bunbound\b|\bno (?:valid )?(?:api|auth|token|key|credential|login)/gi,
  refused:
    /\binvalid(?:\b|_)|\bincorrect\b|\bnot valid\b|\bisn['’]t valid\b|\bwrong\b|\bunknown\b|\bdoes ?n[o'’]t exist\b|\brejected\b|\brevoked\b|\bdisabled\b|\bmalformed\b|\bunauthori[sz]ed\b|\bdenied\b|\bnot allowed\b|\bnot include\b|\bupgrade\b|\bfailed\b/gi,
}

/** Whose credential a text is about, where it names somebody else than Anthropic. */
const owners: readonly { readonly name: RegExp; readonly sender: Sender; readonly cause?: string }[] = [
  // A registry of images: there is no page for it, and no credential of Anthropic in it.
  { name: /\bdocker (?:login|push|pull)\b/i, sender: { kind: 'unknown' } },
  // A server of its own stands between Claude Code and the service that it is named after.
  {
    name: /\bmcp\b|\bStreamable HTTP error\b/i,
    sender: { kind: 'mcp', name: 'an MCP server' },
    cause: 'mcp-server-rejected',
  },
  {
    name: /\bgh auth\b|\bgithub\b|\bcopilot\b/i,
    sender: { kind: 'github', name: 'GitHub' },
    cause: 'github-token-rejected',
  },
  {
    name: /\bgitlab\b|\bgitbeaker/i,
    sender: { kind: 'git', name: 'GitLab' },
    cause: 'git-credentials',
  },
  { name: /\bnpm\b/i, sender: { kind: 'npm', name: 'the npm registry' }, cause: 'npm-login' },
  {
    name: /\baws\b|\bbedrock\b|\bsso session\b|\barn:aws/i,
    sender: { kind: 'cloud', name: 'Amazon Web Services' },
    cause: 'aws-credentials',
  },
  {
    name: /\bgcloud\b|\bvertex\b|\bgoogle\b|\baiplatform\b/i,
    sender: { kind: 'cloud', name: 'Google Cloud' },
    cause: 'google-credentials',
  },
  {
    name: /\bazure\b|\bentra\b|\bAADSTS\d|\bfoundry\b/i,
    sender: { kind: 'cloud', name: 'Microsoft Foundry' },
    cause: 'foundry-credentials',
  },
]

const causes: Readonly<Record<Subject, Readonly<Record<Fault, readonly Weighted[]>>>> = {
  provider: { expired: [], missing: [['cloud-credentials', 60]], refused: [] },
  key: {
    expired: [['credential-rejected', 55]],
    missing: [
      ['nothing-to-send', 55],
      ['program-wants-key', 45],
    ],
    refused: [
      ['credential-rejected', 55],
      ['key-rejected', 54],
    ],
  },
  token: {
    expired: [
      ['login-expired', 58],
      ['bearer-rejected', 52],
    ],
    missing: [
      ['nothing-to-send', 55],
      ['program-wants-key', 45],
    ],
    refused: [
      ['credential-rejected', 55],
      ['bearer-rejected', 54],
    ],
  },
  login: {
    expired: [
      ['login-expired', 58],
      ['bearer-rejected', 52],
    ],
    missing: [
      ['nothing-to-send', 55],
      ['login-expired', 30],
    ],
    refused: [
      ['credential-rejected', 55],
      ['bearer-rejected', 51],
      ['key-rejected', 51],
    ],
  },
  account: {
    expired: [],
    missing: [],
    refused: [
      ['organization-disabled', 55],
      ['permission-denied', 52],
    ],
  },
  plan: {
    expired: [['subscription-not-allowed', 55]],
    missing: [['permission-denied', 52]],
    refused: [
      ['permission-denied', 55],
      ['subscription-not-allowed', 53],
    ],
  },
}

const why: Readonly<Record<Fault, string>> = {
  expired: 'Going by its words, something has expired',
  missing: 'Going by its words, a credential is missing',
  refused: 'Going by its words, a credential or an account is refused',
}

/**
 * What the words of a text allow that no wording knows: what it speaks of, and what is said of that nearby. It is a
 * reading of last resort, and says so; whose credential is meant is told only where the text names somebody.
 */
export function byWords(
  plain: string,
  { status, body }: { readonly status: number | undefined; readonly body: Body | undefined },
): readonly Wording[] {
  const found = statementIn(plain)
  if (found === undefined) return []
  const [subject, said] = found
  // What a server misses was sent, and not in the way that it reads: nothing to send has no status.
  const fault = said === 'missing' && status !== undefined && subject !== 'provider' ? 'refused' : said
  const owner = owners.find(({ name }) => name.test(plain))
  const owned: readonly Weighted[] = owner?.cause === undefined ? [] : [[owner.cause, 60]]
  if (owner === undefined && isForeign(plain)) return []
  const listed = owner === undefined ? causes[subject][fault] : owned
  // Whoever answers in JSON of a form of their own is not the API of Anthropic.
  const isOther = owner === undefined && body === 'json' && subject !== 'plan'
  const weighted: readonly Weighted[] = isOther ? [['base-url-third-party', 60]] : listed
  if (weighted.length === 0) return []
  return [
    {
      id: `words-${subject}-${fault}`,
      sender: owner?.sender ?? (isOther ? { kind: 'gateway' } : { kind: 'unknown' }),
      proves: 'failure',
      says: [],
      causes: weighted,
      why: why[fault],
      seen: '',
      source: 'the words of the text alone',
    },
  ]
}

/** The subject and the fault that stand nearest to each other; of several the most particular one. */
function statementIn(plain: string): readonly [Subject, Fault] | undefined {
  const places = (pattern: RegExp) => [...plain.matchAll(pattern)].slice(0, 50).map(({ index }) => index)
  const said = (Object.keys(faults) as readonly Fault[]).map(fault => [fault, places(faults[fault])] as const)
  for (const subject of Object.keys(subjects) as readonly Subject[]) {
    const at = places(subjects[subject])
    const near = said.filter(([, list]) => list.some(one => at.some(other => Math.abs(one - other) <= NEAR)))
    // A sentence that allows everything ("missing, invalid or expired") says that it was refused.
    const fault =
      near.length > 1 ? (near.some(([one]) => one === 'refused') ? 'refused' : near[0]?.[0]) : near[0]?.[0]
    if (fault !== undefined && causes[subject][fault].length > 0) return [subject, fault]
  }
  return undefined
}
