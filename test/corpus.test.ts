import { expect, it } from 'vitest'
import { scanRootBlocks } from '../src/commonmark/index.ts'
import { decode } from '../src/io/see-file.ts'
import { locateSections } from '../src/managed/markdown/locate.ts'
import { mergeDocument } from '../src/managed/markdown/merge-document.ts'
import { renderSection } from '../src/templates/render-section.ts'
import { templateVersion } from '../src/templates/version.ts'
import type { SectionBlock } from '../src/types.ts'
import { corpusFiles, hasCorpus } from './support/corpus.ts'
import { opened } from './support/opened.ts'
import { templateSources } from './support/templates.ts'

const section = renderSection({
  sources: templateSources,
  target: 'claude-md',
  profile: { os: [], shells: [], environments: [], provider: 'anthropic' },
})

function merge(before: string, blocks: readonly SectionBlock[] | undefined) {
  return mergeDocument({
    path: 'CLAUDE.md',
    before: opened(before),
    id: 'auth',
    template: templateVersion,
    record: {},
    onEdit: 'merge',
    blocks,
  })
}

it.runIf(hasCorpus)('holds every law on every Markdown file of the corpus', () => {
  const files = ['claude', 'agents', 'markdown'].flatMap(corpusFiles)
  const refused: string[] = []
  for (const { name, bytes } of files) {
    const text = decode(bytes)
    if (text === undefined) {
      refused.push(`${name}: no UTF-8`)
      continue
    }
    const { after, refusals } = merge(text, section)
    const [refusal] = refusals
    if (refusal !== undefined || after === undefined) {
      refused.push(`${name}:${refusal?.line} ${refusal?.ruleId}`)
      continue
    }
    const found = locateSections(after, scanRootBlocks(after)).sections[0]
    const before = after.slice(0, found?.start)
    const behind = after.slice(found?.end)
    const lead = before.replace(/(?:\r\n|\r|\n)+$/, '')
    expect(text.startsWith(lead), name).toBe(true)
    expect(text.endsWith(behind.replace(/^(?:\r\n|\r|\n)/, '')), name).toBe(true)
    const ends = new Set(text.match(/\r\n|\r|\n/g) ?? ['\n'])
    if (ends.size === 1) expect(new Set(after.match(/\r\n|\r|\n/g)), name).toEqual(ends)
    expect(merge(after, section), name).toMatchObject({ after, state: 'current' })
    expect(merge(after, undefined).after, name).toBe(text)
  }
  console.log(`${files.length} files of the corpus, ${refused.length} refused: ${refused.join(', ')}`)
  expect(refused.length).toBeLessThanOrEqual(files.length / 100)
})
