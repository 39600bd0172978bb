import { describe, expect, it } from 'vitest'
import { envFormat } from '../../../src/managed/lines/env-format.ts'
import { ignoreFormat } from '../../../src/managed/lines/ignore-format.ts'
import type { LineEntry } from '../../../src/managed/lines/line-format.ts'
import { type MergeLinesInput, mergeLines } from '../../../src/managed/lines/merge-lines.ts'
import { openedLines } from '../../support/opened.ts'

const key: LineEntry = { id: 'anthropic/KEY', lines: ['# the key', '# KEY='] }
const url: LineEntry = { id: 'gateway/URL', lines: ['# the address', '# URL='] }
const newKey: LineEntry = { id: 'anthropic/KEY', lines: ['# the key, said better', '# KEY='] }

function merge(
  before: string | undefined,
  entries: readonly LineEntry[],
  more: Partial<MergeLinesInput> = {},
) {
  const format = more.format ?? envFormat
  const base = { file: '.env.example', format, record: {}, template: 1 } as const
  return mergeLines({
    ...base,
    before: openedLines(before, format),
    entries,
    onEdit: 'merge',
    want: 'present',
    ...more,
  })
}
const applied = (before: string | undefined, ...entries: readonly LineEntry[]) =>
  merge(before, entries).after ?? ''
const body = (text: string | undefined) =>
  /^# authmd:start.*\n# Kept .*\n([\s\S]*?)# authmd:end/m.exec(text ?? '')?.[1]

describe('what is written', () => {
  it('a new file is the block alone', () => {
    const text = applied(undefined, key, url)
    expect(text).toMatch(
      /^# authmd:start auth v=1 t=1 sum=[0-9a-z]{6}\n# Kept up to date by authmd\. Your edits stay\.\n# the key\n# KEY=\n# the address\n# URL=\n# authmd:end auth anthropic\/KEY:[0-9a-f]{6} gateway\/URL:[0-9a-f]{6}\n$/,
    )
  })

  it('nothing where there is nothing to say', () => {
    for (const before of [undefined, '', 'A=1', '# authmd: a tool we use\n']) {
      expect(merge(before, [])).toEqual({ after: before, findings: [], refusals: [], state: 'current' })
      expect(merge(before, [key], { want: 'absent' })).toMatchObject({ after: before, state: 'current' })
    }
  })

  it('a block whose last entry is no longer wanted goes as if it had never been there', () => {
    expect(merge(applied('A=1', key), []).after).toBe('A=1')
  })

  it('the record stands in the start marker, and a new record alone is written', () => {
    const text = merge('', [key], { record: { provider: 'bedrock' } }).after
    expect(text).toContain(' provider=bedrock\n')
    expect(merge(text, [key])).toMatchObject({ state: 'outdated' })
  })
})

describe('the three ways', () => {
  it('changed only in the template: the template', () => {
    const result = merge(applied('A=1\n', key, url), [newKey, url])
    expect(result.state).toBe('outdated')
    expect(body(result.after)).toBe('# the key, said better\n# KEY=\n# the address\n# URL=\n')
  })

  it('edited only by hand: stays, and nothing is pending', () => {
    const text = applied('A=1\n', key, url).replace('# the key', '# ask Ann for it')
    expect(merge(text, [key, url])).toEqual({ after: text, findings: [], refusals: [], state: 'edited' })
  })

  it('added by hand: stays where it is, byte for byte, through an update', () => {
    const text = applied('', key, url).replace('# the address', 'export MINE="a\t# b"  \n\n# the address')
    const after = merge(text, [newKey, url]).after
    expect(body(after)).toBe(
      '# the key, said better\n# KEY=\nexport MINE="a\t# b"  \n\n# the address\n# URL=\n',
    )
  })

  it('deleted by hand: stays deleted, also when the template changes', () => {
    const text = applied('', key, url).replace('# the key\n# KEY=\n', '')
    const first = merge(text, [key, url])
    expect(first).toMatchObject({ after: text, state: 'edited' })
    const second = merge(text, [newKey, url])
    expect(second.findings).toEqual([])
    expect(body(second.after)).toBe('# the address\n# URL=\n')
    expect(body(merge(second.after, [newKey, url]).after)).toBe('# the address\n# URL=\n')
  })

  it('changed by both: the person stays, and the finding with both texts comes back until it is settled', () => {
    const text = applied('', key, url).replace('# the key', '# ask Ann for it')
    const once = merge(text, [newKey, url])
    expect(once.state).toBe('conflict')
    expect(once.findings).toMatchObject([
      {
        ruleId: 'section-conflict',
        severity: 'warning',
        file: '.env.example',
        line: 4,
        actual: '# ask Ann for it\n# KEY=',
        expected: '# the key, said better\n# KEY=',
      },
    ])
    const twice = merge(once.after, [newKey, url])
    expect(twice).toMatchObject({ after: once.after, state: 'conflict' })
    expect(body(once.after)).toContain('# ask Ann for it')

    const kept = merge(once.after, [newKey, url], { onEdit: 'keep' })
    expect(kept.findings).toEqual([])
    expect(merge(kept.after, [newKey, url])).toMatchObject({ after: kept.after, state: 'edited' })

    const taken = merge(once.after, [newKey, url], { onEdit: 'overwrite' })
    expect(taken.after).toBe(applied('', newKey, url))

    const byHand = once.after?.replace('# ask Ann for it', '# the key, said better')
    expect(merge(byHand, [newKey, url]).findings).toEqual([])
  })

  it('a value that was filled in is never in a finding', () => {
    const text = applied('', key).replace('# KEY=', 'KEY=hunter2secret')
    const { findings } = merge(text, [newKey])
    expect(findings).toHaveLength(1)
    expect(findings[0]?.actual).toBe('# the key\nKEY=…')
    expect(JSON.stringify(findings)).not.toContain('hunter')
  })

  it('with `fail`, any edit by hand stops the write', () => {
    const text = applied('', key, url).replace('# the key', '# ask Ann for it')
    expect(merge(text, [newKey, url], { onEdit: 'fail' })).toMatchObject({
      after: text,
      state: 'refused',
      refusals: [{ ruleId: 'section-edited', file: '.env.example', line: 2 }],
    })
    expect(merge(applied('', key), [newKey], { onEdit: 'fail' }).refusals).toEqual([])
  })

  it('white space that a tool changed is no edit', () => {
    const text = applied('', key, url).replace('# the key', '#  the key  ').replaceAll('\n', '\r\n')
    expect(merge(text, [key, url])).toMatchObject({ after: text, state: 'current' })
  })
})

describe('taking out', () => {
  it('leaves the lines of a person where they are, and lists them', () => {
    const text = `${applied('A=1\n', key, url).replace('# the address', 'MINE=1\n# the address')}B=2\n`
    const result = merge(text, [], { want: 'absent' })
    expect(result.after).toBe('A=1\n\nMINE=1\nB=2\n')
    expect(result.findings).toMatchObject([{ ruleId: 'section-kept', severity: 'info', line: 7 }])
  })

  it('keeps what was written behind the block', () => {
    expect(merge(`${applied('A=1', key)}B=2`, [], { want: 'absent' }).after).toBe('A=1\nB=2')
    expect(merge(`${applied(undefined, key)}B=2\n`, [], { want: 'absent' }).after).toBe('B=2\n')
  })
})

describe('what can not be edited safely is refused with its line, and stays as it is', () => {
  const start = '# authmd:start auth v=1 t=1 sum=000000'
  const end = '# authmd:end auth a/X:123456'
  it.each([
    ['markers-unpaired', 2, `A=1\n${start}\nB=2\n`],
    ['markers-unpaired', 1, `${end}\nB=2\n`],
    ['markers-unpaired', 1, `${end}\n${start}\n`],
    ['markers-duplicated', 3, `${start}\n${end}\n${start}\n${end}\n`],
    ['markers-duplicated', 3, `${start}\n${end}\n${end}\n`],
    ['markers-malformed', 1, `# authmd:start\n${end}\n`],
    ['markers-malformed', 1, `# authmd:start auth v=x t=1 sum=000000\n${end}\n`],
    ['markers-malformed', 2, `${start}\n# authmd:end auth what is this\n`],
    ['markers-malformed', 1, `  ${start}\n${end}\n`],
    ['conflict-markers', 2, 'A=1\n<<<<<<< HEAD\nB=1\n=======\nB=2\n>>>>>>> other\n'],
    ['conflict-markers', 1, '<<<<<<< HEAD\r\nB=1\r\n=======\r\nB=2\r\n>>>>>>> other\r\n'],
  ])('%s on line %d', (ruleId, line, before) => {
    const result = merge(before, [key])
    expect(result).toMatchObject({ after: before, findings: [], state: 'refused' })
    expect(result.refusals).toMatchObject([{ ruleId, line, file: '.env.example' }])
    expect(result.refusals[0]?.fix).toMatch(/\.$/)
  })

  it.each([
    '# =======\n# <<<<<<< not\n',
    '=======\n<<<<<<< HEAD\n',
    '<<<<<<< HEAD\n=======\n',
    'A=1 # authmd:start auth v=1\n',
    '# see authmd:start in the manual\n',
    `PEM="\n${start}\n"\n`,
    `${start.replace(' auth ', ' other ')}\n`,
  ])('%j is text', before => {
    expect(merge(before, [key])).toMatchObject({ refusals: [], state: 'missing' })
  })

  it.each([
    ['format', '# authmd:start auth v=2 t=1 new=1\n# authmd:end auth unknown grammar!\n'],
    ['key', `${start.replace(' v=1 ', ' v=1 colour=red ')}\n${end}\n`],
    ['template', `${start.replace('t=1', 't=2')}\n${end}\n`],
  ])('a newer %s is left alone', (_, before) => {
    expect(merge(before, [key])).toMatchObject({
      after: before,
      state: 'newer',
      refusals: [],
      findings: [{ ruleId: 'section-newer', severity: 'info', line: 1 }],
    })
  })
})

it('in ignore files each pattern is an entry, and a lone CR belongs to it', () => {
  const entries = ['.env', '.env.local'].map(id => ({ id, lines: [id] }))
  const more = { format: ignoreFormat, file: '.gitignore' }
  expect(body(merge('x\r', entries, more).after)).toBe('.env\n.env.local\n')
  expect(merge(merge('x\r', entries, more).after, [], { ...more, want: 'absent' }).after).toBe('x\r')
})
