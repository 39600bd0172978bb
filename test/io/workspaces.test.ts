import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { packageNames } from '../../src/io/workspaces.ts'

async function nameWith(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-workspaces-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries({ 'a/package.json': '{"name":"it"}', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return (await packageNames(root, ['a/CLAUDE.md'])).get('a/CLAUDE.md')
}

const npm = (patterns: readonly string[]) => ({ 'package.json': JSON.stringify({ workspaces: patterns }) })
const pnpm = (text: string) => ({ 'pnpm-workspace.yaml': text })

describe('the name of a package', () => {
  it.each([
    ['npm', npm(['a'])],
    ['pnpm', pnpm('packages:\n  - a\n')],
  ])('is found by the workspaces of %s', async (_, files) => {
    expect(await nameWith(files)).toBe('it')
  })

  // Each holds a parser or a search for minutes, and a name is only there to be read.
  it.each([
    ['many patterns', npm([...Array.from({ length: 5000 }, (_, at) => `w${at}/*`), 'a'])],
    ['a pattern of stars', npm(['*a'.repeat(1_000_000)])],
    ['a pattern of braces', npm(['{a,b}'.repeat(100_000)])],
    ['a pattern of slashes', npm([`a${'/'.repeat(1_000_000)}b`])],
    ['open brackets', pnpm(`packages: ${'['.repeat(1_000_000)}`)],
    ['dashes', pnpm(`packages:\n  ${'- '.repeat(500_000)}`)],
  ])('is none where the workspaces are %s', async (_, files) => {
    expect(await nameWith(files)).toBeUndefined()
  })
})
