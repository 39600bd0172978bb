import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../src/commonmark/index.ts'
import { commonmarkDifference } from './oracles/commonmark-oracle.ts'
import { hasCorpus, readMarkdownCorpus } from './oracles/corpus.ts'
import { createRandom, hostileDocument, noise, tagLine } from './oracles/hostile-documents.ts'
import { micromarkOutline, wordsForMicromark } from './oracles/micromark-oracle.ts'

interface SpecificationExample {
  readonly number: number
  readonly markdown: string
}

const specification: { readonly text: string; readonly tests: readonly SpecificationExample[] } =
  createRequire(import.meta.url)('commonmark-spec')

const isLong = process.env['AUTHMD_LONG'] === '1'

function differenceFromCommonmark(text: string): string | undefined {
  const { blocks, nestedHtml } = scanRootBlocks(text, { frontMatter: false })
  return commonmarkDifference(text, blocks, nestedHtml)
}

/** What is wrong with the places of the blocks, if anything. */
function placeFault(text: string): string | undefined {
  let behind = 0
  for (const { start, lineStart, end } of scanRootBlocks(text).blocks) {
    if (start < behind || end <= start) return `a block from ${start} to ${end} behind ${behind}`
    if (!/^[ \t\r\n]*$/.test(text.slice(behind, start))) return `text before ${start} is in no block`
    if (!/^[ \t]*$/.test(text.slice(lineStart, start))) return `the block at ${start} begins within a line`
    behind = end
  }
  return /^[ \t\r\n]*$/.test(text.slice(behind)) ? undefined : `text behind ${behind} is in no block`
}

describe('the examples of the CommonMark specification', () => {
  const examples = specification.tests.map(({ number, markdown }) => ({
    number,
    text: markdown.replaceAll('→', '\t'),
  }))

  it('are all there', () => {
    expect(examples).toHaveLength(652)
  })

  it('have the root blocks, starts and ends of micromark', () => {
    for (const { number, text } of examples) {
      const { blocks } = scanRootBlocks(text, { frontMatter: false })
      expect(wordsForMicromark(blocks), `example ${number}`).toEqual(micromarkOutline(text, false))
    }
  })

  it('have the root blocks of commonmark.js, with every line end', () => {
    for (const { text } of examples) {
      for (const lineEnd of ['\n', '\r\n', '\r'])
        expect(differenceFromCommonmark(text.replaceAll('\n', lineEnd))).toBeUndefined()
    }
  })
})

describe('the tag names of the CommonMark specification', () => {
  const condition =
    /^6\. {2}\*\*Start condition:\*\*.*?\*\*End condition/ms.exec(specification.text)?.[0] ?? ''
  const names = [...condition.matchAll(/`([a-z][a-z0-9]*)`/g)].map(match => match[1] ?? '')

  it('begin HTML of type 6 that can interrupt a paragraph, each of them, in any case', () => {
    expect(names).toHaveLength(62)
    for (const name of names) {
      for (const tag of [`<${name}`, `</${name.toUpperCase()}>`, `<${name}/>`]) {
        const last = scanRootBlocks(`a\n${tag}`).blocks.at(-1)
        expect(last, tag).toMatchObject({ kind: 'html', htmlType: 6, line: 2 })
      }
      expect(scanRootBlocks(`a\n<${name}x>`).blocks, name).toHaveLength(1)
    }
  })
})

describe.skipIf(!hasCorpus)('Markdown files of real repositories', () => {
  it('have the root blocks of commonmark.js', () => {
    const files = readMarkdownCorpus()
    for (const { name, text } of files) {
      // commonmark.js takes a BOM for text.
      expect(differenceFromCommonmark(text.replace(/^\uFEFF/, '')), name).toBeUndefined()
    }
    console.log(`${files.length} files compared with commonmark.js`)
  })

  it('have the root blocks, starts and ends of micromark, front matter included', () => {
    // micromark 4.0.3 is quadratic on ordinary large text.
    const limit = isLong ? 262_144 : 8_192
    const files = readMarkdownCorpus()
    const compared = files.filter(file => file.text.length <= limit)
    for (const { name, text } of compared) {
      expect(wordsForMicromark(scanRootBlocks(text).blocks), name).toEqual(micromarkOutline(text, true))
    }
    console.log(
      `${compared.length} of ${files.length} files compared with micromark (up to ${limit} characters)`,
    )
    expect(compared.length).toBeGreaterThan(files.length / 3)
  })
})

describe('generated documents', () => {
  const seed = Number(process.env['AUTHMD_SEED'] ?? 1)
  it.each([
    ['hostile lines', hostileDocument, isLong ? 300_000 : 15_000],
    ['noise', noise, isLong ? 300_000 : 10_000],
    ['lines that begin like a tag', tagLine, isLong ? 300_000 : 10_000],
  ])('of %s have the root blocks and nested HTML of commonmark.js', (_, generate, count) => {
    const random = createRandom(seed)
    for (let index = 0; index < count; index++) {
      const difference = differenceFromCommonmark(generate(random))
      if (difference !== undefined) throw new Error(`document ${index} of seed ${seed}\n${difference}`)
    }
  })

  it('swallow what is added behind them exactly when their last block is open', () => {
    const random = createRandom(seed + 1)
    for (let index = 0; index < (isLong ? 300_000 : 15_000); index++) {
      const text = hostileDocument(random)
      const isOpen = scanRootBlocks(text).blocks.at(-1)?.open === true
      const last = scanRootBlocks(`${text}\n\nadded`).blocks.at(-1)
      // One `expect` for each document would cost more than the scans.
      if ((last?.kind !== 'paragraph') !== isOpen)
        throw new Error(`document ${index}\n${JSON.stringify(text)}`)
    }
  })

  it('leave nothing but blank lines between their blocks, which never overlap', () => {
    const random = createRandom(seed + 2)
    for (let index = 0; index < (isLong ? 300_000 : 15_000); index++) {
      const text = hostileDocument(random)
      const fault = placeFault(text)
      if (fault !== undefined) throw new Error(`document ${index}: ${fault}\n${JSON.stringify(text)}`)
    }
  })
})
