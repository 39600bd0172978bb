import { lintSource } from '@secretlint/core'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { SecretLintRuleCreator } from '@secretlint/types'
import { secretKind } from '../../secrets/kind.ts'
import { isPlaceholder } from '../../secrets/placeholder.ts'
import { isVaried } from '../../secrets/random.ts'
import type { SecretHit } from '../../secrets/scan-text.ts'

const OWN = 'authmd'
/** Of the preset: the rule for Anthropic keys, and the comments with which people silence a line. */
const WANTED = ['@secretlint/secretlint-rule-anthropic', '@secretlint/secretlint-rule-filter-comments']

/**
 * Our hits together with those of secretlint's own rule; what a `secretlint-disable` comment silences is marked so: one
 * comment speaks to both tools. What secretlint found stays here, where only its place is taken from it.
 */
export async function lint(text: string, hits: readonly SecretHit[]): Promise<readonly SecretHit[]> {
  const preset = rules.filter(rule => WANTED.includes(rule.meta.id)).map(rule => ({ id: rule.meta.id, rule }))
  const { messages } = await lintSource({
    source: { filePath: 'text', content: text, ext: '', contentType: 'text' },
    options: { noPhysicFilePath: true, config: { rules: [...preset, { id: OWN, rule: ruleFor(hits) }] } },
  })
  const kept = new Set(messages.filter(message => message.ruleId === OWN).map(message => message.range[0]))
  const others = messages
    .filter(message => message.ruleId !== OWN && !hits.some(hit => overlap(hit, message.range)))
    .flatMap(({ range }) => hitOf(text.slice(range[0], range[1]), range))
  const own = hits.map(hit =>
    kept.has(hit.start) || hit.silenced !== undefined ? hit : { ...hit, silenced: 'secretlint-disable' },
  )
  return [...own, ...others].sort((a, b) => a.start - b.start)
}

function ruleFor(hits: readonly SecretHit[]): SecretLintRuleCreator {
  return {
    messages: {},
    meta: { id: OWN, recommended: true, type: 'scanner', supportedContentTypes: ['text'] },
    create: context => ({
      file: () => {
        for (const { start, end } of hits)
          context.report({ message: { messageId: OWN, message: OWN, data: {} }, range: [start, end] })
      },
    }),
  }
}

function overlap(hit: SecretHit, [start, end]: readonly [number, number]): boolean {
  return hit.start < end && start < hit.end
}

function hitOf(value: string, [start, end]: readonly [number, number]): readonly SecretHit[] {
  const [, id = '', body = ''] = /^sk-ant-([a-z]+\d+)-(.*)$/.exec(value) ?? []
  if (isPlaceholder(body) || !isVaried(body)) return []
  const kind = secretKind(id)
  const verdict = kind.length === undefined || kind.length === value.length ? 'whole' : 'odd'
  return [{ kind, length: value.length, verdict, start, end, split: false }]
}
