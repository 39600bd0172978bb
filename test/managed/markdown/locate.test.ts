import { describe, expect, it } from 'vitest'
import { openDocument } from '../../../src/managed/markdown/open-document.ts'
import { repairMarkers } from '../../../src/managed/markdown/repair-markers.ts'
import { growth, linear, repeated } from '../../support/growth.ts'

const start = '<!-- authmd:start auth v=1 t=1 sum=aaaaaa -->\n\n'
const end = '<!-- authmd:end auth -->\n\n'

const faultsIn = (text: string) => openDocument(text).faults

describe('what only looks like markers of ours is located in time that grows with the text', () => {
  it.each([
    ['starts without an end of the comment', '<!-- authmd:start \n'],
    ['starts on one line', '<!-- authmd:start '],
    ['starts without an end marker', start],
    ['ends without a start marker', end],
    ['many sections', start + end],
    ['markers with text behind them', '<!-- authmd:end auth --> x\n\n'],
    ['markers in quotes', '> <!-- authmd:start auth -->\n\n'],
    ['markers in items', '- <!-- authmd:end auth -->\n'],
    ['markers behind many spaces', `${' '.repeat(40)}<!-- authmd:start auth -->\n`],
    ['markers in an HTML block', '<div>\n<!-- authmd:start auth -->\n'],
    ['starts in a fence that is never closed', '```\n<!-- authmd:start auth\n'],
    ['many words in a marker', '<!-- authmd:start auth a=b\n'],
  ])('%s', (_, unit) => {
    expect(growth(repeated(unit), faultsIn)).toBeLessThan(linear)
  })

  it('one marker with very many words', () => {
    const build = (size: number) => `<!-- authmd:start auth v=1 ${repeated('os=a ')(size)}-->\n`
    expect(growth(build, faultsIn)).toBeLessThan(linear)
  })
})

it('each fault names its own line', () => {
  const text = `# A\n\n${end}text\n\n> <!-- authmd:start auth -->\n\n  <!-- authmd:end auth -->\n\n<!-- authmd:end\nauth --> x\n`
  expect(openDocument(text).faults.map(({ ruleId, line }) => [ruleId, line])).toEqual([
    ['markers-nested', 7],
    ['markers-malformed', 12],
  ])
})

it('a document of very many markers is refused, however well they are paired', () => {
  let text = ''
  for (let at = 0; at < 2000; at++) text += `${start}${end}`.replaceAll(' auth ', ` a${at} `)
  const { faults } = openDocument(text)
  expect(faults.map(({ ruleId }) => ruleId)).toContain('markers-malformed')
  expect(faults.map(({ reason }) => reason).join()).toContain('more than 1000')
})

it.each([
  ['sections', `${start}${end}`],
  ['markers with text behind them', '<!-- authmd:end auth --> x\n\n'],
])('repair leaves a document of many %s to a person, at once', (_, unit) => {
  const repair = (text: string) => repairMarkers(openDocument(text), () => ({ record: {}, blocks: [] }))?.text
  expect(repair(repeated(unit)(65_536))).toBeUndefined()
  expect(growth(repeated(unit), repair)).toBeLessThan(linear)
})
