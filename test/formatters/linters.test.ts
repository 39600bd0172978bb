import { lint } from 'markdownlint/sync'
import { check, format } from 'prettier'
import { expect, it } from 'vitest'
import { decode } from '../../src/io/see-file.ts'
import { mergeDocument } from '../../src/managed/markdown/merge-document.ts'
import { renderSection } from '../../src/templates/render-section.ts'
import { corpusFiles, hasCorpus } from '../support/corpus.ts'
import { opened } from '../support/opened.ts'
import { templateSources as sources } from '../support/templates.ts'

const blocks = renderSection({
  sources,
  target: 'claude-md',
  profile: { os: [], shells: [], environments: ['github-actions'], provider: 'anthropic' },
})

function applied(text: string): string | undefined {
  return mergeDocument({
    path: 'CLAUDE.md',
    before: opened(text),
    id: 'auth',
    template: 1,
    record: {},
    onEdit: 'merge',
    blocks,
  }).after
}

/** Every rule is on, as markdownlint has them by default. */
function found(text: string): ReadonlySet<string> {
  const findings = lint({ strings: { text }, config: { default: true } })['text'] ?? []
  return new Set(findings.map(({ ruleNames }) => ruleNames[0] ?? ''))
}

const documents = corpusFiles('claude')
  .flatMap(({ name, bytes }) => {
    const text = decode(bytes)
    // Blank lines alone are no document: they stay, and Prettier would take them away.
    return text === undefined || text.trim() === '' ? [] : [{ name, text }]
  })
  .filter((_one, at) => at % 4 === 0)

it.runIf(hasCorpus)(
  'brings no kind of finding of markdownlint into a document that it did not have, but for the length of lines',
  () => {
    const more: string[] = []
    let count = 0
    for (const { name, text } of documents) {
      const after = applied(text)
      if (after === undefined) continue
      count++
      const before = found(text)
      for (const rule of found(after)) {
        if (rule !== 'MD013' && !before.has(rule)) more.push(`${name}: ${rule}`)
      }
    }
    expect(count).toBeGreaterThan(25)
    expect(more).toEqual([])
  },
)

it.runIf(hasCorpus)('leaves a document that Prettier has formatted as Prettier wants it', async () => {
  const changed: string[] = []
  let count = 0
  for (const { name, text } of documents.slice(0, 40)) {
    const options = { parser: 'markdown' } as const
    const formatted = await format(text, options)
    if (!(await check(formatted, options))) continue
    const after = applied(formatted)
    if (after === undefined) continue
    count++
    if (!(await check(after, options))) changed.push(name)
  }
  expect(count).toBeGreaterThan(25)
  expect(changed).toEqual([])
})
