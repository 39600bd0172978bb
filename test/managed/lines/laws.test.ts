import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { envFormat } from '../../../src/managed/lines/env-format.ts'
import { scanEnv } from '../../../src/managed/lines/env-scan.ts'
import { ignoreFormat } from '../../../src/managed/lines/ignore-format.ts'
import { splitLines } from '../../../src/managed/lines/line.ts'
import type { LineEntry, LineFormat } from '../../../src/managed/lines/line-format.ts'
import { type MergeLinesInput, mergeLines } from '../../../src/managed/lines/merge-lines.ts'
import { openLines } from '../../../src/managed/lines/open-lines.ts'
import { openedLines } from '../../support/opened.ts'

const formats: readonly (readonly [string, LineFormat, readonly LineEntry[]])[] = [
  [
    'env',
    envFormat,
    [
      { id: 'a/ONE', lines: ['# the first one', '# ONE='] },
      { id: 'a/TWO', lines: ['# two'].concat('# TWO=') },
      { id: 'b/THREE', lines: ['# THREE='] },
      { id: 'b/FOUR', lines: ['# a', '# b', '# FOUR='] },
    ],
  ],
  [
    'ignore',
    ignoreFormat,
    ['.env', '.env.local', '.env.*.local', '!.env.example'].map((line, at) => ({
      id: `i/${at}`,
      lines: [line],
    })),
  ],
]

/** Lines that a line file may hold, hostile ones included. */
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '# comment', 'A=1', 'export B="x # y"', '*.log', '!keep', '.env', ' '),
  },
  fc.constantFrom(
    'K="first',
    'last"',
    "Q='",
    "'",
    '`',
    '\0',
    '\\',
    'A=\\',
    '# ONE=',
    'TWO=2',
    '# authmd: a tool',
  ),
  fc.constantFrom(
    '=======',
    '<<<<<<< HEAD',
    '\t#x',
    '# authmd:start other v=1 t=1 sum=000000',
    '\uFEFF',
    '$&',
    '🙂',
  ),
  fc.string({ maxLength: 12 }).map(text => text.replace(/[\r\n]/g, '')),
)
const document = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\n', '\r\n')), { maxLength: 12 }),
    fc.option(line, { nil: '' }),
  )
  .map(([bom, lines, last]) => (bom ? '\uFEFF' : '') + lines.map(parts => parts.join('')).join('') + last)
const beforeFile = fc.option(document, { nil: undefined })
const subset = (entries: readonly LineEntry[]) => fc.subarray([...entries], { minLength: 1 })

describe.each(formats)('the laws, %s files', (_, format, all) => {
  const base = { file: 'F', format, template: 1, onEdit: 'merge' } as const
  const apply = (
    before: string | undefined,
    entries: readonly LineEntry[],
    more: Partial<MergeLinesInput> = {},
  ) =>
    mergeLines({
      ...base,
      before: openedLines(before, format),
      entries,
      record: {},
      want: 'present',
      ...more,
    })
  const remove = (before: string | undefined) =>
    mergeLines({ ...base, before: openedLines(before, format), entries: [], record: {}, want: 'absent' })
  const runs = { numRuns: 1500 }

  it('a first apply only adds: the text before it stays, byte for byte', () => {
    fc.assert(
      fc.property(beforeFile, subset(all), (before, entries) => {
        const { after, refusals } = apply(before, entries)
        expect(refusals).toEqual([])
        expect(after?.startsWith(before ?? '')).toBe(true)
        expect(openLines(after ?? '', format).block).toBeDefined()
      }),
      runs,
    )
  })

  it('apply twice is apply once', () => {
    fc.assert(
      fc.property(beforeFile, subset(all), (before, entries) => {
        const once = apply(before, entries).after
        const twice = apply(once, entries)
        expect(twice).toEqual({ after: once, findings: [], refusals: [], state: 'current' })
      }),
      runs,
    )
  })

  it('remove after apply gives the original bytes, or no file where there was none', () => {
    fc.assert(
      fc.property(beforeFile, subset(all), (before, entries) => {
        expect(remove(apply(before, entries).after).after).toBe(before)
      }),
      runs,
    )
  })

  it('a line that is appended after apply is a line of its own, and stays alone when our block goes', () => {
    fc.assert(
      fc.property(beforeFile, subset(all), (before, entries) => {
        const after = apply(before, entries).after ?? ''
        const appended = `${after}dist/\n`
        expect(apply(appended, entries)).toMatchObject({ after: appended, state: 'current' })
        const eol = after.slice((before ?? '').length).startsWith('\r\n') ? '\r\n' : '\n'
        const open = splitLines(before ?? '', format.loneCr).at(-1)?.end === ''
        const rest = remove(appended).after
        expect(rest?.startsWith(before ?? '') && rest.endsWith('dist/\n')).toBe(true)
        if (!after.includes('\r')) expect(rest).toBe(`${before ?? ''}${open ? eol : ''}dist/\n`)
      }),
      runs,
    )
  })

  it('apply A, then B, is apply B, in any order of the entries', () => {
    const shuffled = fc.shuffledSubarray([...all], { minLength: 1 })
    fc.assert(
      fc.property(beforeFile, shuffled, shuffled, (before, first, second) => {
        const provider = { record: { provider: 'bedrock' }, template: 2 }
        const updated = apply(apply(before, first).after, second, provider).after
        expect(updated).toBe(apply(before, second, provider).after)
      }),
      runs,
    )
  })

  it('an update leaves what stands around the block as it is, also text that came after it', () => {
    fc.assert(
      fc.property(document, document, subset(all), subset(all), (before, tail, first, second) => {
        const applied = (apply(before, first).after ?? '').replace(/([^\n\r])$/, '$1\n')
        const text = applied + tail.replaceAll('\uFEFF', '')
        if (openLines(text, format).block === undefined) return
        const { after = '' } = apply(text, second)
        const cut = (whole: string) => {
          const { lines, block } = openLines(whole, format)
          if (block === undefined) throw new Error('the block is lost')
          const [start, end] = [lines[block.first], lines[block.last]]
          return [whole.slice(0, start?.at), whole.slice((end?.at ?? 0) + (end?.text.length ?? 0))]
        }
        expect(cut(after)).toEqual(cut(text))
      }),
      runs,
    )
  })

  it('a document with one kind of line end keeps to it', () => {
    const eols = format.loneCr ? ['\n', '\r\n', '\r'] : ['\n', '\r\n']
    const plain = fc.array(fc.constantFrom('', 'A=1', '# c', '*.log'), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        plain,
        fc.constantFrom(...eols),
        fc.boolean(),
        subset(all),
        (texts, eol, final, entries) => {
          const before = texts.join(eol) + (final || texts.length < 2 ? eol : 'x')
          const after = apply(before, entries).after ?? ''
          expect(after.replaceAll(eol, '')).not.toMatch(/[\r\n]/)
        },
      ),
      runs,
    )
  })

  it('lines that a person puts into our block survive every update, in order, and stay on remove', () => {
    const hand = fc.array(fc.constantFrom('# by hand', 'MINE=1', '*.mine', 'X=${Y}'), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(
        document,
        subset(all),
        subset(all),
        hand,
        fc.nat(),
        (before, first, second, mine, where) => {
          const text = apply(before, first).after ?? ''
          const { lines, block } = openLines(text, format)
          if (block === undefined) throw new Error('the block is lost')
          const at = lines[block.first + 1 + (where % (block.last - block.first))]?.at ?? 0
          const eol = lines[block.first]?.end ?? '\n'
          const added = mine.map(one => one + eol).join('')
          const edited = text.slice(0, at) + added + text.slice(at)
          const updated = apply(edited, second).after ?? ''
          const gone = remove(updated).after ?? ''
          for (const one of mine) {
            const count = (whole: string) => whole.split(/\r\n|\n|\r/).filter(other => other === one).length
            expect(count(updated)).toBeGreaterThanOrEqual(count(edited))
            expect(count(gone)).toBeGreaterThanOrEqual(mine.filter(other => other === one).length)
          }
          expect(apply(updated, second).after).toBe(updated)
        },
      ),
      runs,
    )
  })

  it('no text throws, whatever marker-like lines it holds', () => {
    const marker = fc.constantFrom(
      '# authmd:start auth v=1 t=1 sum=abcdef',
      '# authmd:end auth a/ONE:123456',
      '# authmd:end auth',
      '# authmd:start',
      ' # authmd:start auth v=1',
      '#authmd:end auth x',
      '# authmd:start auth v=2 t=9 new=thing',
      '>>>>>>> x',
    )
    const hostile = fc.array(fc.oneof(line, marker), { maxLength: 10 }).map(lines => lines.join('\n'))
    fc.assert(
      fc.property(hostile, subset(all), (before, entries) => {
        for (const want of ['present', 'absent'] as const) {
          const { after, refusals } = apply(before, entries, { want })
          if (refusals.length > 0) expect(after).toBe(before)
          else if (after !== undefined) expect(apply(after, entries, { want }).after).toBe(after)
        }
      }),
      runs,
    )
  })
})

describe('env files', () => {
  it('our block changes no variable of the person, as the scan sees them', () => {
    fc.assert(
      fc.property(document, before => {
        const entries = formats[0]?.[2] ?? []
        const after = mergeLines({
          ...{ file: 'F', format: envFormat, template: 1, onEdit: 'merge', want: 'present' },
          ...{ record: {}, before: openedLines(before, envFormat), entries },
        } as MergeLinesInput).after
        const seen = scanEnv(splitLines(before, true)).variables
        expect(scanEnv(splitLines(after ?? '', true)).variables.slice(0, seen.length)).toEqual(seen)
      }),
      { numRuns: 1500 },
    )
  })
})
