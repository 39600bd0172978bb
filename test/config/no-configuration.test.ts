import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bundle } from '../support/bundle.ts'
import { git } from '../support/fixture.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-lazy-')))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Whether the schema's library is among the files that a run loads. */
function loadsSchema(root: string, ...args: readonly string[]): boolean {
  const list = join(home, 'loaded.json')
  const hook = join(home, 'hook.cjs')
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))))`,
  )
  const env = { PATH: process.env['PATH'], HOME: home, CI: '1' }
  spawnSync(process.execPath, ['--require', hook, bundle, ...args], { cwd: root, env })
  const loaded: readonly string[] = JSON.parse(readFileSync(list, 'utf8'))
  return loaded.some(file => file !== hook && readFileSync(file, 'utf8').includes('safeParse'))
}

it('a repository without a configuration never loads the schema, one with a configuration does', () => {
  const root = realpathSync(mkdtempSync(join(home, 'repository-')))
  git(root, 'init', '-q', '--template=')
  writeFileSync(join(root, 'CLAUDE.md'), '# Project\n')
  writeFileSync(join(root, 'package.json'), '{ "devDependencies": { "authmd": "1" } }')
  expect(loadsSchema(root, 'check')).toBe(false)
  expect(loadsSchema(root, 'apply', '--yes')).toBe(false)
  expect(loadsSchema(root, 'check')).toBe(false)
  expect(loadsSchema(root, 'schema')).toBe(false)
  writeFileSync(join(root, 'authmd.config.json'), '{}')
  expect(loadsSchema(root, 'check')).toBe(true)
})
