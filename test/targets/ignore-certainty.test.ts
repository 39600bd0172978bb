import { expect, it } from 'vitest'
import { ignoreCertainty } from '../../src/targets/gitignore/ignore-certainty.ts'

it.each([
  ['.env \0', 'ignored'],
  ['.env\0 and more', 'ignored'],
  ['.env\0\r', 'ignored'],
  ['\0.env', 'not-ignored'],
  ['a\0.env', 'not-ignored'],
])('ends a line at NUL, as git does: %j leaves `.env` %s', (line, certainty) => {
  expect(ignoreCertainty(`${line}\n`, '.env')).toBe(certainty)
})
