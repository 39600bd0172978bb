import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { expandPatterns, matches } from '../../src/io/expand-patterns.ts'

it('does on Windows what no shell does there: names what a pattern matches', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'patterns-'))
  try {
    for (const name of ['a.bat', 'B.BAT', 'c.txt']) writeFileSync(join(cwd, name), '')
    // A folder of this system stands for one of Windows; its separator is taken by both.
    const windows = { cwd, platform: 'win32' }
    expect(expandPatterns([`${cwd}/*.bat`, 'x.md'], windows)).toEqual([
      `${cwd}/B.BAT`,
      `${cwd}/a.bat`,
      'x.md',
    ])
    expect(expandPatterns([`${cwd}/*.md`], windows)).toEqual([`${cwd}/*.md`])
    expect(expandPatterns([`${cwd}/*.bat`], { cwd, platform: 'linux' })).toEqual([`${cwd}/*.bat`])
  } finally {
    rmSync(cwd, { recursive: true })
  }
})

it.each([
  ['key.bat', '*.bat', true],
  ['KEY.BAT', '*.bat', true],
  ['key.bat', 'k?y.*', true],
  ['key.bat', '*', true],
  ['key.batch', '*.bat', false],
  ['key.bat', '?.bat', false],
  ['aaa', '*a*a*a*', true],
  ['aab', '*a*a*a*', false],
])('%s by %s: %s', (name, pattern, is) => {
  expect(matches(name, pattern)).toBe(is)
})
