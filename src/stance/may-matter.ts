import type { Sentence } from './sentences.ts'

/**
 * Two cheap looks before the costly ones: each pattern of `vocabulary.ts` takes a millisecond or more to be compiled,
 * and most documents need none. What they let through is more than any rule can be about; a test holds that. Two
 * letters beyond ASCII are other forms of `s` and `k`, and a pattern with the flag `u` takes them for those.
 */

/** A key, an env file, the plan, a provider. */
const subject =
  /anthropic_|api|console|\.env|plan|abo|abbonam|subscri|suscri|assinat|subskr|подпис|订阅|訂閱|サブスク|구독|bedrock|vertex|foundry|gateway|litellm|网关|ゲートウェイ|게이트웨이|[\u017F\u212A]/i

/** Claude Code itself. */
const tool =
  /claude code|\/login|setup-token|claude_code_|plan|abo|abbonam|subscri|suscri|assinat|subskr|подпис|订阅|訂閱|サブスク|구독|[\u017F\u212A]/i

/** Whether a clause can say anything about how Claude Code authenticates. */
export function mayMatter({ text, paragraph, headings }: Sentence): boolean {
  if (!subject.test(text)) return false
  return text.includes('ANTHROPIC_') || tool.test(paragraph) || headings.some(title => tool.test(title))
}
