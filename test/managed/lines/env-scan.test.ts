import dotenv from 'dotenv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanEnv } from '../../../src/managed/lines/env-scan.ts'
import { splitLines } from '../../../src/managed/lines/line.ts'
import { corpusFiles } from '../../support/corpus.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

const scan = (text: string) => scanEnv(splitLines(text, true))
const live = (text: string) =>
  scan(text)
    .variables.filter(one => one.live)
    .map(one => one.name)

describe('variables of an env file', () => {
  it.each([
    ['A=1', ['A']],
    ['export A=1', ['A']],
    [' A = 1', ['A']],
    ['\uFEFFA=1\r\nB=2\rC=3', ['A', 'B', 'C']],
    ['# A=1', []],
    ['A="\n# B=1\nC=2\n"\nD=3', ['A', 'D']],
    ["A='x\nB=2'\nC=3", ['A', 'C']],
    ['A="x \\" y\nB=1"', ['A']],
    ['A="unclosed\nB=1', ['A', 'B']],
    ['A="one" # "two"\nB=1', ['A', 'B']],
    ['A=it"s\nB="1"', ['A', 'B']],
  ])('%j are %j', (text, names) => {
    expect(live(text)).toEqual(names)
  })

  it.each(['# A=', '#A=1', '#export A=x', '## A=1', ' # A = '])('%j names A, commented out', text => {
    expect(scan(text).variables).toEqual([{ name: 'A', line: 0, lastLine: 0, live: false }])
  })

  it('are those that dotenv reads, on the corpus', () => {
    for (const { name, bytes } of corpusFiles('env')) {
      const text = bytes.toString('utf8')
      const mine = new Set(live(text))
      const missing = Object.keys(dotenv.parse(text)).filter(one => !mine.has(one))
      expect([
        name,
        missing.filter(one => new RegExp(`^\\s*(export\\s+)?${one}\\s*=`, 'm').test(text)),
      ]).toEqual([name, []])
    }
  })

  it('are found in linear time, whatever quotes are open', () => {
    const lines = fc.constantFrom('A="\\"', "B='\\'", 'C=`', 'D="x', '\\"', 'E=1', '# "')
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 4 }), pattern => {
        expect(growth(repeated(`${pattern.join('\n')}\n`), scan, 16_384)).toBeLessThan(linear)
      }),
      { numRuns: 8 },
    )
  })
})
