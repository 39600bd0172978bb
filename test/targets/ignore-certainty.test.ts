import { expect, it } from 'vitest'
import { ignoreCertainty } from '../../src/targets/gitignore/ignore-certainty.ts'
import { growth, linear, repeated } from '../support/growth.ts'

it.each([
  ['.env \0', 'ignored'],
  ['.env\0 and more', 'ignored'],
  ['.env\0\r', 'ignored'],
  ['\0.env', 'not-ignored'],
  ['a\0.env', 'not-ignored'],
])('ends a line at NUL, as git does: %j leaves `.env` %s', (line, certainty) => {
  expect(ignoreCertainty(`${line}\n`, '.env')).toBe(certainty)
})

it.each([
  'a  #b\n',
  'a\n',
  '.env  x\n',
  '!/.env*  \n',
  `.e${' '.repeat(200)}\n`,
  '\\',
  '.env\0',
  '*',
  '*a*b',
  '**/a/',
  '[',
  '*.*e*\n',
])('takes time in proportion to the file, whatever it repeats: %j', unit => {
  expect(growth(repeated(unit), text => ignoreCertainty(text, '.env'))).toBeLessThan(linear)
})

it.each([
  [' .env', 'not-ignored'],
  ['.env   ', 'ignored'],
  ['.e nv', 'not-ignored'],
  ['/.env', 'ignored'],
  ['!.env', 'not-ignored'],
  ['.e*', 'ignored'],
  ['.e\\nv', 'unknown'],
  ['.é', 'unknown'],
  ['xé', 'not-ignored'],
  ['.e[n]v', 'unknown'],
  ['.x[n]v', 'not-ignored'],
])('says of .env by %j: %s', (line, certainty) => {
  expect(ignoreCertainty(`${line}\n`, '.env')).toBe(certainty)
})
