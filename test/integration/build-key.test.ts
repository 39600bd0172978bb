import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { projectRoot } from './sandbox.ts'
import { readYaml } from './steps.ts'

const copy = mkdtempSync(join(tmpdir(), 'authmd-key-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const script = 'recipes/github-action/build-key.mjs'
const inputs = [
  'src/version.ts',
  'scripts/build.mjs',
  'templates/sender/npm.md',
  'package.json',
  'tsconfig.json',
]
const keyOf = () => execFileSync(process.execPath, [join(copy, script)], { encoding: 'utf8' }).trim()

it('the key under which the Action keeps its build changes with each file that the build reads, and with no other', () => {
  for (const path of [script, ...inputs]) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    cpSync(join(projectRoot, path), join(copy, path))
  }
  const keys = [keyOf()]
  writeFileSync(join(copy, 'README.md'), '# Another\n')
  expect(keyOf()).toBe(keys[0])
  for (const path of inputs) {
    appendFileSync(join(copy, path), '\n')
    keys.push(keyOf())
  }
  expect(new Set(keys).size).toBe(inputs.length + 1)
})

it('the recipe for code scanning has what the upload needs, in a private repository too', () => {
  const { permissions } = readYaml('recipes/github-actions/code-scanning.yml')
  expect(permissions).toEqual({ actions: 'read', contents: 'read', 'security-events': 'write' })
})
