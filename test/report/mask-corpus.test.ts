import { expect, it } from 'vitest'
import { decode } from '../../src/io/see-file.ts'
import { mask } from '../../src/report/mask.ts'
import { maskNear } from '../../src/report/mask-near.ts'
import { corpusFiles, hasCorpus } from '../support/corpus.ts'

it.runIf(hasCorpus)('masks no ordinary word of the documents of other people', () => {
  let lines = 0
  const words: string[] = []
  for (const { bytes } of ['claude', 'agents', 'markdown', 'env', 'gitignore'].flatMap(corpusFiles)) {
    const text = decode(bytes)
    if (text === undefined) continue
    const shown = maskNear(text).split('\n')
    text.split('\n').forEach((line, index) => {
      lines++
      if (shown[index] !== line) words.push(line.trim().slice(0, 80))
    })
    expect(mask(text).split('\n').length).toBe(text.split('\n').length)
  }
  console.log(`${lines} lines of the corpus, ${words.length} with a word that looks random beside a secret's`)
  expect(words.length).toBeLessThanOrEqual(lines / 5000)
})
