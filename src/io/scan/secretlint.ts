import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { secretKind } from '../../secrets/kind.ts'
import { isPlaceholder } from '../../secrets/placeholder.ts'
import { isVaried } from '../../secrets/random.ts'
import type { SecretHit } from '../../secrets/scan-text.ts'

const WANTED = '@secretlint/secretlint-rule-anthropic'

type Range = readonly [number, number]

/** What secretlint's own rule for Anthropic keys finds, as hits, in order. What it found stays here, where only its place is taken. */
export async function secretlintHits(text: string): Promise<readonly SecretHit[]> {
  const found: Range[] = []
  for (const rule of rules.filter(({ meta }) => meta.id === WANTED)) await asks(rule, text, found)
  return found.flatMap(range => hitOf(text.slice(range[0], range[1]), range))
}

/**
 * The rule is asked without secretlint's core, which compares each message with each other: a file of keys would hold
 * it for minutes. Of its source it reads the content only.
 */
async function asks(rule: Rule, content: string, found: Range[]): Promise<void> {
  const context = {
    sharedOptions: {},
    createTranslator: () => (messageId: string) => ({ message: messageId, messageId, data: undefined }),
    report: ({ range }: { readonly range: Range }) => void found.push(range),
    ignore: () => {},
  }
  await rule.create(context, {}).file?.({ content })
}

interface Rule {
  create(
    context: object,
    options: object,
  ): { file?(source: { readonly content: string }): void | Promise<void> }
}

function hitOf(value: string, [start, end]: Range): readonly SecretHit[] {
  const [, id = '', body = ''] = /^sk-ant-([a-z]+\d+)-(.*)$/.exec(value) ?? []
  if (isPlaceholder(body) || !isVaried(body)) return []
  const kind = secretKind(id)
  const verdict = kind.length === undefined || kind.length === value.length ? 'whole' : 'odd'
  return [{ kind, length: value.length, verdict, start, end, split: false }]
}
