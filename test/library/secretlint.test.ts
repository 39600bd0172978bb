import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SecretLintRuleCreator } from '@secretlint/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creator } from '../../src/secretlint/rule.ts'
import { FAKE_KINDS, type FakeKind, fake, fakeBody, leaks } from '../secrets/fake.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'authmd-secretlint-'))
const project = join(folder, 'project')
const env = { PATH: process.env['PATH'], HOME: folder }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kinds = Object.keys(FAKE_KINDS).filter((id): id is FakeKind => id in FAKE_KINDS)
const foundry = 'a1b2c3d4e5f60718'.repeat(2)
const loud: Readonly<Record<string, string>> = {
  ...Object.fromEntries(kinds.map(kind => [`${kind}.txt`, `key: ${fake(kind, 21)}\n`])),
  'wrapped.md': `a ${fake('oat01', 22).slice(0, 60)}\n${fake('oat01', 22).slice(60)}\n`,
  'base64.yaml': `data: ${Buffer.from(fake('api03', 23)).toString('base64')}\n`,
  'bedrock.sh': `export AWS_BEARER_TOKEN_BEDROCK=AB${'SK'}${fakeBody(130, 4).replace(/[-_]/g, '+')}\n`,
  'foundry.env': `ANTHROPIC_FOUNDRY_API_KEY=${foundry}\n`,
}
const quiet: Readonly<Record<string, string>> = {
  'placeholder.env': 'ANTHROPIC_API_KEY=sk-ant-api03-your-key-here\nANTHROPIC_AUTH_TOKEN=\n',
  'reference.yml': 'key: ${{ secrets.ANTHROPIC_API_KEY }}\n',
  'prose.md': 'A token begins with `sk-ant-oat01-`.\n',
  'allowed.txt': `a = "${fake('oat01', 24)}" # authmd:allow\n`,
  'disabled.js': `const a = "${fake('oat01', 25)}" // secretlint-disable-line\n`,
}

// secretlint asks for a rule from beside itself, so the package stands in the same folder, as npm would put it.
beforeAll(() => {
  const npm = ['pack', '--ignore-scripts', '--loglevel', 'error', '--pack-destination', folder]
  execFileSync('npm', npm, { cwd: root, stdio: 'ignore' })
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz')) ?? ''
  const modules = join(project, 'node_modules')
  mkdirSync(modules, { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', modules])
  execFileSync('mv', ['package', 'authmd'], { cwd: modules })
  writeFileSync(
    join(project, '.secretlintrc.json'),
    readFileSync(join(root, 'recipes/secretlint/.secretlintrc.json')),
  )
  for (const [name, text] of Object.entries({ ...loud, ...quiet })) writeFileSync(join(project, name), text)
})

function secretlint(...args: readonly string[]) {
  const cli = join(project, 'node_modules/secretlint/bin/secretlint.js')
  const asIs = ['--preserve-symlinks', '--preserve-symlinks-main']
  return spawnSync(process.execPath, [...asIs, cli, ...args], { cwd: project, env, encoding: 'utf8' })
}

describe('authmd/secretlint in secretlint', () => {
  it('is a rule of the type that secretlint takes', () => {
    const rule: SecretLintRuleCreator = creator
    expect(rule.meta.id).toBe('authmd/secretlint')
  })

  it('finds each kind of credential, also wrapped and in base64, and shows none of it', () => {
    const { stdout, stderr, status } = secretlint('--format', 'json', '*')
    expect({ stderr, status }).toEqual({ stderr: '', status: 1 })
    const files: { filePath: string; messages: { ruleId: string; message: string }[] }[] = JSON.parse(stdout)
    const ours = files.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ ruleId }) => ruleId === 'authmd/secretlint')
        .map(({ message }) => ({ filePath, message })),
    )
    expect(ours.map(({ filePath }) => filePath.split('/').at(-1)).sort()).toEqual(Object.keys(loud).sort())
    for (const { message } of ours) {
      expect(message).toMatch(
        /^found an? [A-Za-z][\w. ]+ \((?:sk-ant-[a-z]+01-…|sk-ant-api03-…|of [A-Z_]+)\)\. [A-Z]/,
      )
      for (const text of Object.values(loud)) expect(leaks(text.slice(-30, -4), message)).toBe(false)
    }
  })

  it('is quiet about placeholders, references and what a comment allows', () => {
    const { stdout, stderr, status } = secretlint(...Object.keys(quiet))
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toBe('')
  })
})
