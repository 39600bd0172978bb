import { expect, it } from 'vitest'
import { envFormat } from '../../../src/managed/lines/env-format.ts'
import { mergeLines } from '../../../src/managed/lines/merge-lines.ts'
import { openLines } from '../../../src/managed/lines/open-lines.ts'

const base = {
  file: '.env.example',
  format: envFormat,
  record: {},
  template: 1,
  onEdit: 'merge',
  want: 'present',
} as const
const entry = (comment: string) => [{ id: 'team/KEY', lines: [comment, '# KEY='] }]
const merge = (text: string, comment: string) =>
  mergeLines({ ...base, before: openLines(text, envFormat), entries: entry(comment) })

it('writes no block that a value above it would swallow, and names the line of the value', () => {
  const text = "A=1\n\nB='never closed\n# a comment\n"
  const merged = merge(text, "# One of the teams'")
  expect(merged).toMatchObject({
    after: text,
    state: 'refused',
    refusals: [{ ruleId: 'document-unclosed', line: 3, file: '.env.example' }],
  })
})

it('neither when the block is brought up to date', () => {
  const text = merge("B='never closed\n", '# The key').after ?? ''
  expect(merge(text, "# One of the teams'")).toMatchObject({ after: text, refusals: [{ line: 1 }] })
})

it('writes it where the quote is closed, or nothing of ours closes it', () => {
  for (const text of ["B='closed'\n", "B='never closed\n"]) {
    const merged = merge(text, text.includes('never') ? '# The key' : "# One of the teams'")
    expect(openLines(merged.after ?? '', envFormat).block).toBeDefined()
    expect(merged.refusals).toEqual([])
  }
})
