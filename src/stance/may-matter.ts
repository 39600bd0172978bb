import { mayNamePlace, mayNameStartup } from './place-hints.ts'
import type { Paragraph, Sentence } from './sentences.ts'

/**
 * Two cheap looks before the costly ones: each pattern of `vocabulary.ts` takes a millisecond or more to be compiled,
 * and most documents need none. What they let through is more than any rule can be about; a test holds that. A pattern
 * with the flag `u` takes the long `ſ` and the sign of the kelvin for `s` and `k`.
 */

const planWords = [
  ...[
    'subscription',
    'abonnement',
    'suscripci',
    'assinatura',
    'abbonamento',
    'subskrypcj',
    'подписк',
    'підписк',
  ],
  ...['передплат', 'abonelik', 'prenumeration', 'tilaus', 'předplat', 'előfizet', 'langganan'],
  ...['订阅', '訂閱', 'サブスク', '구독', '\u017f', '\u212a'],
]

/** A key, an env file, the plan, a provider. */
const subjects = [
  ...[
    'anthropic_',
    'apikey',
    'apischl',
    'apisl',
    'console key',
    'key-based',
    'keys-based',
    'schlüsselbasiert',
    ' key',
    'schlüssel',
    'the console',
    'the anthropic console',
    'console.anthropic',
    'console.claude',
    'platform.claude',
    '.env',
  ],
  ...[
    'bedrock',
    'vertex',
    'foundry',
    'gateway',
    'litellm',
    '网关',
    'ゲートウェイ',
    '게이트웨이',
    ...planWords,
  ],
]

/** Claude Code itself. */
const tools = [
  'claude code',
  '/login',
  'setup-token',
  'claude_code_',
  'anthropic',
  'claude api',
  'claude key',
  'for claude',
  'through claude',
  'claude through',
  'claude enterprise',
  'claude team',
  'claude max',
  'claude pro',
  'claude seat',
  ...planWords,
]

/** The clauses that can say anything about how Claude Code authenticates. */
export function sentencesThatMatter({ text, headings, sentences }: Paragraph): readonly Sentence[] {
  const near = sentences.filter(
    ({ text: clause }) => isOnSubject(clause) || mayNamePlace(clause.toLowerCase()),
  )
  if (near.length === 0 || isOnTool(text) || headings.some(isOnTool)) return near
  return near.filter(({ text: clause }) => clause.includes('ANTHROPIC_') || isOnStartup(clause))
}

/**
 * Whether a document can say anything about it at all. It may not depend on a word of our section: what a document says
 * is the same before we write into it and after.
 */
export function mayTakeStance(text: string): boolean {
  const small = text.toLowerCase()
  return small.includes('anthropic_') || isOnTool(text) || mayNameStartup(small)
}

/** A key in a start-up file, whoever's it is. */
function isOnStartup(text: string): boolean {
  const small = text.toLowerCase()
  return mayNameStartup(small) && includesAny(small, keyHints)
}

/** A part of each word of `keyWord`. */
const keyHints = [
  ...['key', 'secret', 'credential', 'token', 'anthropic_', 'schlüssel', 'zugangsdaten', 'geheim', 'clé'],
  ...['identifiant', 'jeton', 'clave', 'llave', 'credencia', 'chave', 'segredo', 'chiav', 'credenzial'],
  ...['segret', 'sleutel', 'klucz', 'sekret', 'ключ', 'секрет', 'anahtar', 'nyck', 'nøgl', 'nøkk', 'avai'],
  ...['klíč', 'kľúč', 'kulcs', 'chei', 'kho', 'khó', 'kunci', '密钥', '密鑰', '金鑰', '凭据', 'キー'],
  ...['シークレット', '資格情報', '키', '비밀', '\u017f', '\u212a'],
]

/** White space of a clause is folded. */
function isOnSubject(text: string): boolean {
  const small = text.toLowerCase()
  return (
    includesAny(small, subjects) ||
    (small.includes('api') && /(?:^|[^a-z])api(?![a-z])/.test(small)) ||
    (small.includes('plan') && /(?:^|[^a-z]|team|max|pro|enterprise|claude)plans?(?![a-z])/.test(small)) ||
    (small.includes('abo') && /(?:^|[^a-z])abos?(?![a-z])/.test(small))
  )
}

function isOnTool(text: string): boolean {
  const small = text.toLowerCase()
  return includesAny(small, tools) || isOnPlan(small)
}

function isOnPlan(small: string): boolean {
  return (
    (small.includes('plan') || small.includes('abo')) &&
    /(?:team|max|pro|enterprise|one|claude)[ -’']{1,3}(?:plan|abo)/.test(small)
  )
}

/** Looked for one by one: a pattern of so many words takes longer to be compiled than this to be done. */
function includesAny(small: string, words: readonly string[]): boolean {
  return words.some(word => small.includes(word))
}

/**
 * Whether a document certainly says nothing of it, told from its text alone: `head` is what stands above a section of
 * ours, `tail` what stands below, under its headings. Paragraphs are taken together between blank lines, which is never
 * less than a paragraph.
 */
export function isSurelyOpen(head: string, tail: string): boolean {
  const small = head.toLowerCase()
  const below = tail.trim() === '' ? '' : folded(tail.toLowerCase())
  // What a line says of "it" can be said of the key that its heading names.
  const namesKey = includesAny(small, keyHints) || includesAny(below, keyHints)
  const mayBeRule = (words: string) => isOnSubject(words) || (namesKey && mayNamePlace(words))
  if (head.includes('ANTHROPIC_A') || (below !== '' && mayBeRule(below))) return false
  if (namesKey && passagesOf(small).some(({ passage }) => isOnStartup(folded(passage)))) return false
  // A document names Claude Code by few of its names: only these are looked for in each of its passages.
  const named = tools.filter(word => small.includes(word))
  const onPlan = isOnPlan(small)
  if (named.length === 0 && !onPlan) return true
  return passagesOf(small).every(({ start, passage }) => {
    if (!includesAny(passage, named) && !(onPlan && isOnPlan(passage))) return true
    const isHeading = /^ {0,3}(?:#|=+[ \t]*\r?$|-+[ \t]*\r?$)/m.test(passage)
    return !(isHeading && !isTitle(small, start, passage)) && !mayBeRule(folded(passage))
  })
}

interface Passage {
  readonly start: number
  readonly passage: string
}

function passagesOf(head: string): readonly Passage[] {
  const passages: Passage[] = []
  for (let start = 0; start < head.length; ) {
    const next = head.indexOf('\n\n', start)
    const end = next < 0 ? head.length : next
    passages.push({ start, passage: head.slice(start, end) })
    start = end + 1
  }
  return passages
}

/** The title of a document narrows nothing, where it is the first that stands in it and alone. */
function isTitle(head: string, start: number, passage: string): boolean {
  if (/auth|login|anmeld/.test(passage) || head.slice(0, start).trim() !== '') return false
  return /^\s*# [^\r\n]*\s*$/.test(passage)
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ')
}
