import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../src/commonmark/index.ts'
import { mergeOrAdopt } from '../../src/managed/markdown/adopt/merge-or-adopt.ts'
import { locateSections } from '../../src/managed/markdown/locate.ts'
import { mergeDocument } from '../../src/managed/markdown/merge-document.ts'
import { parseBlocks } from '../../src/managed/markdown/parse-section.ts'
import { renderSection } from '../../src/templates/render-section.ts'
import type { Profile, SectionBlock } from '../../src/types.ts'
import { corpusFiles, hasCorpus } from '../support/corpus.ts'
import { opened } from '../support/opened.ts'
import { templateSources as sources } from '../support/templates.ts'
import { formatters } from './tools.ts'

const long = process.env['AUTHMD_LONG'] === '1'
const profiles: readonly Profile[] = [
  { os: ['macos'], shells: ['zsh'], environments: ['vscode'], provider: 'anthropic' },
  { os: [], shells: ['fish', 'powershell'], environments: ['direnv'], provider: 'gateway' },
  { os: ['windows'], shells: ['cmd', 'nushell'], environments: ['wsl', 'container'], provider: 'anthropic' },
]

function merge(before: string, blocks: readonly SectionBlock[] | undefined, template: number) {
  return mergeDocument({
    path: 'CLAUDE.md',
    before: opened(before),
    id: 'auth',
    template,
    record: {},
    onEdit: 'merge',
    blocks,
  })
}

function blocksFor(at: number): readonly SectionBlock[] {
  const profile = profiles[at % profiles.length]
  return profile === undefined ? [] : renderSection({ sources, target: 'claude-md', profile })
}

/** The next version of the templates: two blocks have another wording. */
function reworded(blocks: readonly SectionBlock[]): readonly SectionBlock[] {
  return blocks.map(block =>
    ['after-change', 'who'].includes(block.id.split('/')[0] ?? '')
      ? { id: block.id, markdown: `${block.markdown} See \`authmd guide\` for _more_ of **this**.` }
      : block,
  )
}

interface Section {
  readonly outside: string
  readonly blocks: readonly { readonly text: string; readonly digest: string }[]
}

function sectionOf(text: string): Section {
  const section = locateSections(text, scanRootBlocks(text)).sections[0]
  if (section === undefined) throw new Error('no section')
  const body = text.slice(section.bodyStart, section.bodyEnd)
  return {
    outside: text.slice(0, section.start) + text.slice(section.end),
    blocks: parseBlocks(body).map(({ start, end, digest }) => ({ text: body.slice(start, end), digest })),
  }
}

/** What is wrong after a formatter's run, if anything. */
function problemsAfter(formatted: string, blocks: readonly SectionBlock[]): readonly string[] {
  const checked = merge(formatted, blocks, 1)
  if (checked.refusals.length > 0) return [`refused: ${checked.refusals[0]?.ruleId}`]
  if (checked.after !== formatted) return ['a pending edit']
  if (checked.state !== 'current') return [`state ${checked.state}`]
  const updated = merge(formatted, reworded(blocks), 2)
  if (updated.after === undefined || updated.refusals.length > 0) return ['the update is refused']
  const before = sectionOf(formatted)
  const after = sectionOf(updated.after)
  const changed = after.blocks.filter(({ text }, at) => text !== before.blocks[at]?.text)
  const bullets = new Set(after.blocks.flatMap(({ text }) => /^[ \t]*[-*+]/.exec(text)?.[0] ?? []))
  return [
    ...(after.outside === before.outside ? [] : ['the update changed the text outside']),
    ...(after.blocks.length === before.blocks.length ? [] : ['the update changed the number of blocks']),
    ...(changed.length === 2 ? [] : [`the update changed ${changed.length} blocks`]),
    ...(bullets.size === 1 ? [] : ['the update brought a second bullet']),
  ]
}

const own = ['', '# Project\n\nWords.\n', 'Title\n=====\n\n* a\n* b\n\n~~~\ncode\n~~~\n']

describe.each(formatters.map(formatter => [formatter.name, formatter] as const))('%s', (_, formatter) => {
  it('is no edit of our section, and the next update keeps its work', async () => {
    for (const [at, text] of own.entries()) {
      for (const round of profiles.keys()) {
        const blocks = blocksFor(at + round)
        const formatted = await formatter.format(merge(text, blocks, 1).after ?? '')
        expect(problemsAfter(formatted, blocks)).toEqual([])
        const again = await formatter.format(merge(formatted, reworded(blocks), 2).after ?? '')
        expect(merge(again, reworded(blocks), 2)).toMatchObject({ after: again, state: 'current' })
      }
    }
  })

  it('is no edit of a section that a person wrote and we adopted', async () => {
    const blocks = blocksFor(0)
    const text = readFileSync(
      new URL('../../fixtures/adopt-example/input/CLAUDE.md', import.meta.url),
      'utf8',
    )
    const input = { path: 'CLAUDE.md', id: 'auth', record: {}, onEdit: 'merge' } as const
    const adopt = (before: string, wanted: readonly SectionBlock[], template: number) =>
      mergeOrAdopt({ ...input, before: opened(before), blocks: wanted, template, ways: {}, sources })
    const formatted = await formatter.format(adopt(text, blocks, 1).after ?? '')
    const checked = adopt(formatted, blocks, 1)
    expect(checked).toMatchObject({ state: 'edited', after: formatted })
    const updated = adopt(formatted, reworded(blocks), 2).after ?? ''
    const before = sectionOf(formatted).blocks
    const changed = sectionOf(updated).blocks.filter((block, at) => block.text !== before[at]?.text)
    expect(changed.map(block => block.text.includes('authmd doctor'))).toEqual([true])
  })

  it.runIf(hasCorpus)('is no edit in the files of other people', async () => {
    const files = [...corpusFiles('claude'), ...corpusFiles('agents')].filter(
      // micromark, which half of these tools use, is quadratic.
      ({ bytes }) => bytes.length > 400 && bytes.length < (long ? 16_000 : 6_000),
    )
    const some = files.filter((_, at) => at % Math.ceil(files.length / (long ? 60 : 6)) === 0)
    const wrong: string[] = []
    let tried = 0
    for (const [at, { name, bytes }] of some.entries()) {
      const blocks = blocksFor(at)
      const applied = merge(bytes.toString('utf8'), blocks, 1)
      if (applied.refusals.length > 0 || applied.after === undefined) continue
      const formatted = await formatter.format(applied.after)
      tried++
      wrong.push(...problemsAfter(formatted, blocks).map(problem => `${name}: ${problem}`))
    }
    console.log(`${formatter.name}: ${tried} documents, ${wrong.length} false drifts`)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(long ? 40 : 5)
  })
})
