import { describe, expect, it } from 'vitest'
import { scanRootBlocks } from '../../../../src/commonmark/index.ts'
import { findHandWrittenSection } from '../../../../src/managed/markdown/adopt/find-section.ts'
import { corpusFiles, hasCorpus } from '../../../support/corpus.ts'

describe.runIf(hasCorpus)('agent files of other people', () => {
  it('are adopted only where a section is about how Claude Code itself authenticates', () => {
    const files = [...corpusFiles('claude'), ...corpusFiles('agents')]
    const adopted = files.flatMap(({ name, bytes }) => {
      const text = bytes.toString('utf8')
      const found = findHandWrittenSection(text, scanRootBlocks(text).blocks)
      return found === undefined ? [] : [`${name}: ${found.title}`]
    })
    expect(files.length).toBeGreaterThan(300)
    expect(adopted).toMatchInlineSnapshot(`[]`)
  })
})
