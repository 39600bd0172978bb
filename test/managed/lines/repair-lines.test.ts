import { describe, expect, it } from 'vitest'
import { envFormat } from '../../../src/managed/lines/env-format.ts'
import { ignoreFormat } from '../../../src/managed/lines/ignore-format.ts'
import { mergeLines } from '../../../src/managed/lines/merge-lines.ts'
import { openLines } from '../../../src/managed/lines/open-lines.ts'
import { repairLines } from '../../../src/managed/lines/repair-lines.ts'

const patterns = [
  '.env',
  '.env.*.local',
  'CLAUDE.local.md',
  '.claude/settings.local.json',
  'a/long/name/for/two/lines',
]
const entries = patterns.map(id => ({ id, lines: [id] }))
const base = {
  file: '.gitignore',
  record: {},
  template: 1,
  onEdit: 'merge',
  want: 'present',
} as const
const merge = (before: string) =>
  mergeLines({ ...base, before: openLines(before, ignoreFormat), format: ignoreFormat, entries })
const applied = merge('dist/\n').after?.trimEnd() ?? ''

describe('text that was appended to the line of an end marker', () => {
  it.each([['.cache'], ['dist'], ['abc'], ['*.log'], ['!keep:123456'], ['# a comment'], ['-x y z']])(
    '%s: refused with its line, and put on a line of its own by --repair',
    glued => {
      const text = `${applied}${glued}\nmore\n`
      expect(merge(text)).toMatchObject({
        state: 'refused',
        refusals: [{ ruleId: 'markers-malformed', line: text.split('\n').length - 2 }],
      })
      const mended = repairLines(openLines(text, ignoreFormat))
      expect(mended).toBe(`${applied}\n${glued}\nmore\n`)
      expect(merge(mended ?? '')).toMatchObject({ state: 'current', after: mended })
    },
  )
  it('also to a marker without entries, in the line ends of the file', () => {
    const text = '# authmd:start auth v=1 t=1 sum=000000\r\n# authmd:end authFOO=1\r\n'
    expect(repairLines(openLines(text, envFormat))).toBe(text.replace('FOO', '\r\nFOO'))
  })
  it.each([
    ['nothing is glued', `${applied}\n`],
    ['an entry is broken', applied.replace(/:[0-9a-f]{6}$/, ':12345')],
    ['a word stands behind it', `${applied} more`],
    ['it stands in a quoted value', "A='\n# authmd:end authFOO\n'\n"],
  ])('is none where %s', (_, text) => {
    expect(repairLines(openLines(text, envFormat))).toBe(undefined)
  })
})
