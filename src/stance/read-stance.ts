import type { Document } from '../managed/markdown/open-document.ts'
import { isAsWritten } from '../managed/markers/sum.ts'
import type { DocumentStance, Provider, StanceEvidence } from '../types.ts'
import { bansDirectAccess, saysWhatIsUsed } from './direct-access.ts'
import { isMandatoryProvider } from './mandatory.ts'
import { mayTakeStance, sentencesThatMatter } from './may-matter.ts'
import { bansKeyNamed } from './named-bans.ts'
import { keyPlaces, keyWord } from './place-words.ts'
import { placesForbidden } from './places-of-keys.ts'
import { scopeOfBan } from './scope-of-ban.ts'
import { type Paragraph, paragraphsOf, type Sentence } from './sentences.ts'
import {
  aboutClaudeCode,
  act,
  apiKey,
  bansApiBilling,
  forbidsKeys,
  handling,
  keyName,
  negation,
  onlyThePlan,
  onlyThrough,
  saysOnlyNoKey,
  staysUnset,
  tellsNoRule,
} from './vocabulary.ts'

/** A document that says nothing about it. */
export const openStance: DocumentStance = { keys: 'allowed', places: [], evidence: [] }

/**
 * What an agent file says about how Claude Code may authenticate: bans on API keys or on places to keep them, one provider as
 * the only one. What we wrote ourselves does not count. Pure; linear in the text.
 */
export function readStance(document: Document | undefined): DocumentStance {
  if (document === undefined || !mayTakeStance(document.text)) return openStance
  return stanceOf(document)
}

function stanceOf(document: Document): DocumentStance {
  const { text } = document
  const ours = document.sections.filter(({ start, end }) => isAsWritten(text.slice(start, end)))
  const isOurs = ({ start }: { readonly start: number }) =>
    ours.some(section => start >= section.start && start < section.end)
  // Without the headings of our section, those below it would seem to stand under the one above.
  const blocks = document.blocks.filter(block => block.kind === 'heading' || !isOurs(block))
  const evidence = evidenceOfAll(paragraphsOf(text, blocks, isOurs))
  const certain = evidence.filter(one => one.certain)
  const providers = new Set(certain.flatMap(({ provider }) => provider ?? []))
  const [provider] = providers
  const seen = new Set<string>()
  return {
    keys: certain.some(({ about }) => about === 'keys') ? 'forbidden' : 'allowed',
    places: keyPlaces.filter(place => certain.some(({ about }) => about === place)),
    ...(providers.size === 1 && provider !== undefined ? { provider } : {}),
    evidence: evidence.filter(({ about, line }) => seen.size < seen.add(`${about}:${line}`).size),
  }
}

/** Clauses. No document that a person wrote says so much about how Claude Code signs in. */
const mostJudged = 5000

function evidenceOfAll(paragraphs: readonly Paragraph[]): readonly StanceEvidence[] {
  const judged = judge()
  const found: StanceEvidence[] = []
  let clauses = 0
  for (const paragraph of paragraphs) {
    if (clauses >= mostJudged) break
    const sentences = sentencesThatMatter(paragraph).slice(0, mostJudged - clauses)
    clauses += sentences.length
    if (sentences.length > 0) found.push(...evidenceIn(paragraph, sentences, judged))
  }
  return found
}

/**
 * What holds for all clauses of a paragraph is asked once: it can be the whole document. Of a long one, nobody can tell
 * what "it" means.
 */
function evidenceIn(
  paragraph: Paragraph,
  sentences: readonly Sentence[],
  judged: Judge,
): readonly StanceEvidence[] {
  const { text, under } = paragraph
  const here = isAboutClaudeCode(paragraph)
  const isOnKeys = (words: string, most: number) =>
    words.length <= most && (keyWord.test(words) || keyName.test(words))
  const subject = { here, keys: here && (isOnKeys(text, 600) || isOnKeys(under, 100)) }
  // Where no call to Anthropic gets out, it holds for Claude Code too.
  const onlyOne = here || isClaudeOfPeople.test(text) ? providerBesideDirect(paragraph) : undefined
  const next = new Map(paragraph.sentences.map((one, at, all) => [one, all[at + 1]?.text]))
  const found = sentences.flatMap(sentence => judged(sentence, { ...subject, next: next.get(sentence) }))
  return onlyOne === undefined ? found : [...found, onlyOne]
}

/** "We run Claude through …"; what an application calls is another thing. */
const isClaudeOfPeople =
  /(?<!\p{L})(?:we|you|everyone|everybody|developers|the team)(?!\p{L})[^.]{0,60}(?<!\p{L})Claude(?!\p{L})/iu

type Judge = (sentence: Sentence, said: Said) => readonly StanceEvidence[]

/** Judges clauses. What is written twice, as in the rows of a table, says the same on another line. */
function judge(): Judge {
  const judged = new Map<string, readonly StanceEvidence[]>()
  return ({ line, text }, said) => {
    const words = `${Number(said.here)}${Number(said.keys)}${text}\n${said.next ?? ''}`
    const found = judged.get(words) ?? evidenceOf({ line, text }, said)
    judged.set(words, found)
    return found.map(one => ({ ...one, line }))
  }
}

/** Where direct access is banned, the one provider that the paragraph names beside that is the only one. */
function providerBesideDirect({ sentences }: Paragraph): StanceEvidence | undefined {
  if (!sentences.some(({ text }) => bansDirectAccess(text))) return undefined
  const named = sentences.flatMap(({ line, text }) =>
    providers
      .filter(([, name]) => name.test(text) && saysWhatIsUsed(text))
      .map(([provider]) => ({ about: 'provider', line, certain: true, provider }) as const),
  )
  return new Set(named.map(({ provider }) => provider)).size === 1 ? named[0] : undefined
}

interface Subject {
  /** It is about Claude Code. */
  readonly here: boolean
  /** What is kept somewhere is a key, also where a clause only says "it". */
  readonly keys: boolean
}

interface Said extends Subject {
  /** The clause behind this one. */
  readonly next: string | undefined
}

function evidenceOf({ line, text }: Sentence, { here, keys, next }: Said): readonly StanceEvidence[] {
  if (tellsNoRule(text)) return []
  const found: StanceEvidence[] = []
  const key = apiKey.exec(text) ?? keyName.exec(text)
  const named = key !== null && bansKeyNamed(text.slice(0, key.index), text.slice(key.index + key[0].length))
  const refuses = named || forbidsKeys(text)
  // The name holds a word for source code.
  const isBan =
    (refuses || negation.test(text)) && !handling.test(text.replace(/Claude Code(?![’'])/giu, 'Claude'))
  const names = keyName.test(text)
  const isOfKeys = (names || apiKey.test(text)) && isBan && (refuses || act.test(text))
  const noKey = saysOnlyNoKey(text)
  const { places, ofSome } = placesForbidden(text, { here, about: keys })
  if (places.length > 0 && ofSome) {
    found.push(...places.map(about => ({ about, line, certain: false, ofSome }) as const))
  } else if (places.length > 0) {
    found.push(...places.map(about => ({ about, line, certain: true })))
  } else if (isOfKeys || (here && staysUnset(text))) {
    const scope = scopeOfBan(text, next)
    if ((here || names) && scope !== 'place')
      found.push({
        about: 'keys',
        line,
        certain: here && scope === 'all',
        ...isNarrow(here && scope === 'some'),
      })
  } else if (here && (onlyThePlan(text) || bansApiBilling(text))) {
    found.push({ about: 'keys', line, certain: true })
  } else if ((here || names) && noKey !== undefined) {
    found.push({ about: 'keys', line, certain: here && noKey === 'rule' })
  }
  const provider = onlyProvider(text)
  if (provider !== undefined && here) found.push({ about: 'provider', line, certain: true, provider })
  return found
}

function isNarrow(ofSome: boolean): Pick<StanceEvidence, 'ofSome'> {
  return ofSome ? { ofSome } : {}
}

/** The title of a document names the tool for which it is written; only a heading below it narrows the subject. */
function isAboutClaudeCode({ headings, text }: Paragraph): boolean {
  return (
    aboutClaudeCode.test(text) ||
    headings.slice(1).some(title => aboutClaudeCode.test(title)) ||
    (aboutClaudeCode.test(headings.at(-1) ?? '') && /auth|login|anmeld/i.test(headings.at(-1) ?? ''))
  )
}

const providers: readonly (readonly [Provider, RegExp])[] = [
  ['bedrock', /Bedrock|CLAUDE_CODE_USE_BEDROCK/iu],
  ['vertex', /Vertex|CLAUDE_CODE_USE_VERTEX/iu],
  ['foundry', /Foundry|CLAUDE_CODE_USE_FOUNDRY/iu],
  ['gateway', /gateway|LiteLLM|ANTHROPIC_BASE_URL|网关|ゲートウェイ|게이트웨이/iu],
]

function onlyProvider(text: string): Provider | undefined {
  return providers.find(([, name]) => onlyThrough(text, name) || isMandatoryProvider(text, name))?.[0]
}
