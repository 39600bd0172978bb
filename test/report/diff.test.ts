import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { diffOf } from '../../src/report/diff.ts'
import { COLORED, PLAIN } from '../../src/report/paint.ts'
import { terminalDiff } from '../../src/report/terminal-diff.ts'
import { fake, leaks } from '../secrets/fake.ts'

const folder = mkdtempSync(join(tmpdir(), 'authmd-diff-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What git makes of the file with our diff; undefined where git takes it away. */
function gitApply(path: string, before: string | undefined, diff: string): string | undefined {
  const file = join(folder, path)
  rmSync(file, { force: true })
  mkdirSync(dirname(file), { recursive: true })
  if (before !== undefined) writeFileSync(file, before)
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: tmpdir(),
  }
  const run = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder,
    env,
    input: diff,
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

const line = fc.constantFrom(
  'alpha',
  'beta',
  '',
  '# Title',
  '- item',
  '--- a',
  '+++ b',
  '@@ -1 +1 @@',
  '\\ x',
  'ü\tz',
  '\ufeffbom',
  'a\rb',
)
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n')), { maxLength: 12 })
  .chain(lines => fc.constantFrom(lines.flat().join(''), `${lines.flat().join('')}no end`))

describe('diffOf', () => {
  it('is taken by git apply and gives exactly the new text, for any two texts and line ends', async () => {
    const side = fc.option(text, { nil: undefined, freq: 6 })
    await fc.assert(
      fc.asyncProperty(side, side, async (before, after) => {
        fc.pre(before !== after)
        const diff = await diffOf({ path: 'docs/CLAUDE.md', before, after })
        expect(gitApply('docs/CLAUDE.md', before, diff)).toBe(after)
      }),
      { numRuns: 150 },
    )
  })

  it('names /dev/null for created and deleted files, and says where the final newline is missing', async () => {
    expect(await diffOf({ path: 'a.md', before: undefined, after: 'one\ntwo' })).toBe(
      'diff --git a/a.md b/a.md\nnew file mode 100644\n--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,2 @@\n+one\n+two\n\\ No newline at end of file\n',
    )
    expect(await diffOf({ path: 'a.md', before: 'one\n', after: undefined })).toContain(
      '+++ /dev/null\n@@ -1,1 +0,0 @@\n-one\n',
    )
    expect(await diffOf({ path: 'a.md', before: 'same', after: 'same' })).toBe('')
  })

  it.each(['with space.md', 'quote".md', 'back\\slash.md', 'tab\t.md', 'new\nline.md', 'ünï.md'])(
    'is applied to a file with the awkward name %j',
    async path => {
      const diff = await diffOf({ path, before: 'a\n', after: 'b\n' })
      expect(gitApply(path, 'a\n', diff)).toBe('b\n')
    },
  )

  it('shows a wholly changed large file without a quadratic search', async () => {
    const changed = async (length: number) => {
      const before = Array.from({ length }, (_, i) => `old ${i}`).join('\r\n')
      const after = Array.from({ length }, (_, i) => `new ${i}\n`).join('')
      const start = process.cpuUsage()
      const diff = await diffOf({ path: 'big.md', before, after })
      const { user, system } = process.cpuUsage(start)
      return { before, after, diff, cost: user + system }
    }
    await changed(1000)
    const [few, many] = [await changed(4000), await changed(32_000)]
    expect(gitApply('big.md', many.before, many.diff)).toBe(many.after)
    // Eight times as much: a quadratic search costs 64 times as much.
    expect(many.cost / Math.max(few.cost, 10_000)).toBeLessThan(30)
  })

  it('masks a credential in a changed and in a context line', async () => {
    const key = fake('api03', 3)
    const before = `DEBUG=1\nANTHROPIC_API_KEY=${key}\nDB_PASSWORD=hunter2hunter2\n`
    const diff = await diffOf({ path: '.env.example', before, after: `${before}# more\n` })
    expect(leaks(key.slice(13), diff)).toBe(false)
    expect(diff).not.toContain('hunter2')
    expect(diff).toContain(' ANTHROPIC_API_KEY=sk-ant-api03-…(108 characters)\n')
  })
})

describe('terminalDiff', () => {
  it('shows a changed line end, and no file text can steer the terminal', async () => {
    const diff = await diffOf({ path: 'a.md', before: 'one\r\ntwo\n', after: 'one\ntwo \x1b[2J\u202e\n' })
    const shown = terminalDiff(diff, PLAIN)
    expect(shown).toContain('-one\\r\n')
    expect(shown).toContain('+two \\x1b[2J\\u202e')
    expect(shown).not.toMatch(/[\r\x1b\u202e]/)
  })

  it('colours what goes red and what comes green', async () => {
    const diff = await diffOf({ path: 'a.md', before: 'a\n', after: 'b\n' })
    expect(terminalDiff(diff, COLORED)).toContain('\x1b[31m-a\x1b[39m\n\x1b[32m+b\x1b[39m')
  })
})
