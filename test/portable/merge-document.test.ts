import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withSum } from '../../src/managed/markers/sum.ts'
import { options as table } from '../../src/options/options.ts'
import { mergeDocument, planFiles } from '../../src/portable/index.ts'

const before = '# Project\n\nWords.\n'
const applied = mergeDocument({ text: before, options: { shells: ['zsh'] } }).text
const from = applied.indexOf('<!-- authmd:start')
/** Without one line and its digest, as if authmd had written it so. */
const forged = applied
  .slice(from)
  .trimEnd()
  .replace(/\n- Never commit[^\n]*/, '')
  .replace(/ ?commit\/default:\w{6}/, '')

/** For each way that a run can be asked for a document to which it makes a difference. */
const asked = {
  noAdopt: readFileSync('fixtures/adopt-example/input/CLAUDE.md', 'utf8'),
  repair: applied.slice(0, applied.indexOf('<!-- authmd:end')),
  exact: `${applied.slice(0, from)}${withSum(forged)}\n`,
} as const

describe('a document that stands for itself', () => {
  it.each(Object.entries(asked))('obeys %s, as a repository with that document does', (key, text) => {
    const options = { [key]: true }
    const merged = mergeDocument({ text, options })
    const { text: after, refusals } = merged
    expect(refusals).toEqual([])
    expect(merged).not.toEqual(mergeDocument({ text }))
    const { edits } = planFiles({ files: { 'CLAUDE.md': text }, options })
    const section = (one = '') => one.slice(one.indexOf('## '), one.indexOf('<!-- authmd:end'))
    expect(section(after)).toBe(section(edits.find(({ path }) => path === 'CLAUDE.md')?.after ?? text))
  })

  it('has a case here for each way of the table of options that is about a text', () => {
    const switches = Object.entries(table).filter(([, { kind }]) => kind === 'switch')
    // It has no files below it.
    expect([...Object.keys(asked), 'recursive'].sort()).toEqual(switches.map(([key]) => key).sort())
  })
})
