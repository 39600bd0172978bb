import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, it, onTestFinished } from 'vitest'
import { workspacePatterns } from '../../src/io/workspace-patterns.ts'
import { packageNames } from '../../src/io/workspaces.ts'

async function readWith(files: Readonly<Record<string, string>>) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-workspaces-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries({ 'a/package.json': '{"name":"it"}', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { names, cut } = await packageNames(root, ['a/CLAUDE.md'])
  return { name: names.get('a/CLAUDE.md'), cut }
}

const npm = (patterns: readonly string[]) => ({ 'package.json': JSON.stringify({ workspaces: patterns }) })
const pnpm = (text: string) => ({ 'pnpm-workspace.yaml': text })

describe('the name of a package', () => {
  it.each([
    ['npm', npm(['a'])],
    ['pnpm', pnpm('packages:\n  - a\n')],
  ])('is found by the workspaces of %s', async (_, files) => {
    expect(await readWith(files)).toEqual({ name: 'it', cut: undefined })
  })

  // Each holds a parser or a search for minutes, and a name is only there to be read.
  it.each([
    ['many patterns', npm([...Array.from({ length: 5000 }, (_, at) => `w${at}/*`), 'a'])],
    ['a pattern of stars', npm(['*a'.repeat(1_000_000)])],
    ['a pattern of braces', npm(['{a,b}'.repeat(100_000)])],
    ['a pattern with brackets', npm(['[ab]'])],
    ['a pattern with groups', npm(['@(a|b)'])],
    ['patterns of many braces', npm(['{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}'])],
    ['a pattern of slashes', npm([`a${'/'.repeat(1_000_000)}b`])],
    ['open brackets', pnpm(`packages: ${'['.repeat(1_000_000)}`)],
    ['dashes', pnpm(`packages:\n  ${'- '.repeat(500_000)}`)],
    ['a long list', pnpm(`packages:\n${'  - w\n'.repeat(20_000)}  - a\n`)],
  ])('is none where the workspaces are %s, and the file is told', async (_, files) => {
    const [file] = Object.keys(files)
    expect(await readWith(files)).toEqual({ name: undefined, cut: file })
  })
})

describe('the patterns of workspaces', () => {
  const folders = [
    'a',
    'b',
    'ab',
    'a.b',
    '.a',
    'a/b',
    'a/b/c',
    'a/.b',
    'a/x/b',
    'packages',
    'packages/a',
    'packages/ab/c',
    '.a/b',
  ]
  const patterns = [
    'a',
    'b',
    '*',
    'a*',
    '*b',
    '*a*b*',
    '?',
    'a?',
    '**',
    '*/*',
    'a/*',
    'a/**',
    '**/b',
    'a/**/b',
    '**/a/**',
    './a',
    'a/',
    'packages/**/c',
    '{a,b}',
    'a/{b,x/b}',
    'packages/{a,{ab,c}}/*',
    '.*',
    '.a/*',
    'a.*',
    'packages/*',
    '!a',
    'A',
  ]

  it.each([...patterns.map(one => [one]), ['*', '!a*'], ['**', '!a/**', '!packages'], ['a/*', 'packages/a']])(
    'name what the glob of npm names: %s %s %s',
    (...given: readonly string[]) => {
      const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-workspaces-')))
      onTestFinished(() => rmSync(root, { recursive: true, force: true }))
      for (const folder of folders) {
        mkdirSync(join(root, folder), { recursive: true })
        writeFileSync(join(root, folder, 'package.json'), '{}')
      }
      const asFiles = given.map(one => `${one.replace(/^(!?)\.\//, '$1').replace(/\/$/, '')}/package.json`)
      const found = globSync(asFiles, { cwd: root, expandDirectories: false })
      const { names, isCut } = workspacePatterns(given)
      expect(folders.filter(names).sort()).toEqual(
        found
          .map(file => file.slice(0, -'/package.json'.length))
          .filter(folder => folder !== '')
          .sort(),
      )
      expect(isCut()).toBe(false)
    },
  )

  // A glob that tries every way to part a name takes longer than anybody waits.
  it.each([
    ['many stars in one name', '*a'.repeat(100), 'a'.repeat(250)],
    ['many folders of any name', '**/a/'.repeat(40), Array.from({ length: 120 }, () => 'a').join('/')],
  ])('are asked for %s without trying every way', (_, pattern, folder) => {
    const { names, isCut } = workspacePatterns(Array.from({ length: 100 }, (_, at) => `${pattern}b${at}`))
    expect([names(folder), isCut()]).toEqual([false, false])
    expect(names(`${folder}b7`)).toBe(!folder.includes('/'))
  })

  it('end where only a hostile list needs more, and say so', () => {
    const { names, isCut } = workspacePatterns(
      Array.from({ length: 1000 }, (_, at) => `${'*a'.repeat(100)}b${at}`),
    )
    for (let at = 0; at < 100; at++) expect(names('a'.repeat(240) + at)).toBe(false)
    expect(isCut()).toBe(true)
  })
})
