import type { Sentence } from './sentences.ts'

/**
 * Two cheap looks before the costly ones: each pattern of `vocabulary.ts` takes a millisecond or more to be compiled,
 * and most documents need none. What they let through is more than any rule can be about; a test holds that. Two
 * letters beyond ASCII are other forms of `s` and `k`, and a pattern with the flag `u` takes them for those.
 */

const planWords =
  'subscri|abonnement|abbonamento|suscripci|assinatura|subskrypcj|подписк|订阅|訂閱|サブスク|구독|[\\u017F\\u212A]'

/** A key, an env file, the plan, a provider. */
const subject = new RegExp(
  `anthropic_|api[ -]?key|api-?s|clé|clave|chave|chiav|klucz|ключ|api\\s?[密金キ키]|console key|the (?:anthropic )?console|\\.env|(?:^|[^a-z]|team|max|pro|enterprise|claude)plans?(?![a-z])|(?:^|[^a-z])abos?(?![a-z])|${planWords}|bedrock|vertex|foundry|gateway|litellm|网关|ゲートウェイ|게이트웨이`,
  'i',
)

/** Claude Code itself. */
const tool = new RegExp(
  `claude code|\\/login|setup-token|claude_code_|(?:team|max|pro|enterprise|one|claude)[ -’']{1,3}(?:plan|abo)|${planWords}`,
  'i',
)

/** Whether a clause can say anything about how Claude Code authenticates. */
export function mayMatter({ text, paragraph, headings }: Sentence): boolean {
  if (!subject.test(text)) return false
  return text.includes('ANTHROPIC_') || tool.test(paragraph) || headings.some(title => tool.test(title))
}

/**
 * Whether a document certainly says nothing of it, told from its text alone: `head` is what stands above a section of
 * ours, `tail` what stands below, under its headings. Paragraphs are taken together between blank lines, which is never
 * less than a paragraph.
 */
export function isSurelyOpen(head: string, tail: string): boolean {
  if (head.includes('ANTHROPIC_A') || subject.test(folded(tail))) return false
  const seen = new RegExp(tool.source.replaceAll(' ', '\\s+'), 'gi')
  for (let found = seen.exec(head); found !== null; found = seen.exec(head)) {
    const start = head.lastIndexOf('\n\n', found.index) + 1
    const next = head.indexOf('\n\n', found.index)
    const passage = head.slice(start, next < 0 ? head.length : next)
    if (/^ {0,3}(?:#|=+[ \t]*\r?$|-+[ \t]*\r?$)/m.test(passage) && !isTitle(head, start, passage))
      return false
    if (subject.test(folded(passage))) return false
    if (next < 0) break
    seen.lastIndex = next
  }
  return true
}

/** The title of a document narrows nothing, where it is the first that stands in it and alone. */
function isTitle(head: string, start: number, passage: string): boolean {
  if (/auth|login|anmeld/i.test(passage) || head.slice(0, start).trim() !== '') return false
  return /^\s*# [^\r\n]*\s*$/.test(passage)
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ')
}
