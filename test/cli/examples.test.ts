import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands/index.ts'
import { bundle } from '../support/bundle.ts'
import { git } from '../support/fixture.ts'

const lines = commands.flatMap(({ examples }) => examples.map(({ line }) => line))

/** Not bash, or out of the test. */
const left: Readonly<Record<string, string>> = {
  'authmd doctor --prove': 'starts the real client: test/client/prove.test.ts',
  'authmd completion nushell | save -f ($nu.default-config-dir | path join authmd.nu)':
    'Nushell: test/config/completion.ci.test.ts',
}

const home = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-examples-')))
const cwd = join(home, 'shop')
afterAll(() => rmSync(home, { recursive: true, force: true }))
for (const folder of ['bin', 'shop', '.zfunc', '.config/fish/completions'])
  mkdirSync(join(home, folder), { recursive: true })
const program = (name: string, script: string) =>
  writeFileSync(join(home, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
program('authmd', `exec '${process.execPath}' '${bundle}' "$@"`)
program('claude', "echo 'API Error: 401 Invalid bearer token'; exit 1")
program('kubectl', 'echo started')
for (const [name, text] of Object.entries({
  'CLAUDE.md': '# Shop\n',
  'clones.txt': `${cwd}\n`,
  draft: 'dist\n',
  'token.txt': `${['sk', 'ant', `oat01-${'aB3dE9xK_'.repeat(11).slice(0, 95)}`].join('-')}\n`,
}))
  writeFileSync(join(cwd, name), text)
git(cwd, 'init', '-q')

const env = {
  PATH: [join(home, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(':'),
  HOME: home,
  PROFILE: join(home, 'profile.ps1'),
  CI: '1',
  LANG: 'C.UTF-8',
}

describe('the examples of the help and of the reference', () => {
  it('leave out what is none of them', () => {
    expect(Object.keys(left).filter(line => !lines.includes(line))).toEqual([])
  })

  it.each(lines.filter(line => !(line in left)))('%s', line => {
    const { status, stderr } = spawnSync('bash', ['-c', line], { cwd, env, encoding: 'utf8' })
    // 1 is an answer: not current, nothing to send, a text that is explained. 2 is a mistake in the example.
    expect([0, 1], stderr).toContain(status)
    expect(stderr).not.toMatch(/command not found|No such file/)
  })
})
