import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../integration/sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'authmd-wording-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const released = join(folder, 'released.json')

function wording(...args: readonly string[]) {
  const script = join(projectRoot, 'scripts/wording.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, text: stdout + stderr }
}

/** A build that renders this sentence with this version. */
function build(version: number, says: string) {
  const core = join(folder, `core-${version}-${says.length}.mjs`)
  const text = `<!-- authmd:start auth v=1 t=${version} sum=abcdef\n-->\n\n${says}\n`
  writeFileSync(
    core,
    `export const planFiles = () => ({ edits: [{ path: 'CLAUDE.md', after: ${JSON.stringify(text)} }] })\n`,
  )
  return ['--core', core, '--released', released]
}

describe('new wording is a pull request in every repository, so', () => {
  it('what this tree renders keeps the rule', () => {
    expect(wording()).toMatchObject({ status: 0 })
  })

  it('the words of a release are known to the next one, by what is rendered', () => {
    expect(wording(...build(4, 'Log in.'), '--release').status).toBe(0)
    expect(wording(...build(4, 'Log in.'))).toEqual({
      status: 0,
      text: 'The wording is that of the last release (version 4).\n',
    })
    expect(wording('--released', released).status, 'this build says something else').toBe(1)
  })

  it.each([
    ['other words under the same version wait', 4, 'Please log in.', 1, /keep the new words for a release/],
    ['a version that rises needs other words', 5, 'Log in.', 1, /no rendered text did/],
    ['a version rises by one in a release', 6, 'Please log in.', 1, /raises it once, by one/],
    ['a version never falls', 3, 'Please log in.', 1, /raises it once, by one/],
    ['other words with the next version pass', 5, 'Please log in.', 0, /version 4 becomes 5/],
  ])('%s', (_, version, says, status, text) => {
    const ran = wording(...build(version, says))
    expect(ran.text).toMatch(text)
    expect(ran.status).toBe(status)
  })
})
