import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../integration/sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'authmd-identity-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parts = [
  ...['package.json', 'README.md', 'SECURITY.md', 'action.yml', '.claude-plugin', 'docs', 'recipes'],
  'plugin/.claude-plugin/plugin.json',
  '.github/CODEOWNERS',
  ...['schema', 'src/version.ts', 'src/address.ts'],
]

/** What npm hands to the scripts, for a copy of the files that name the project. */
function copyWith(change: (packageJson: Record<string, unknown>) => void): string {
  const root = mkdtempSync(join(folder, 'copy-'))
  for (const part of parts) cpSync(join(projectRoot, part), join(root, part), { recursive: true })
  const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  change(packageJson)
  writeFileSync(join(root, 'package.json'), JSON.stringify(packageJson))
  return root
}

function run(script: string, root: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'scripts', script), '--root', root, ...args],
    { encoding: 'utf8' },
  )
  return { status, text: stdout + stderr }
}

const grep = (root: string, word: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => readFileSync(path, 'utf8').includes(word))
    .map(path => path.slice(root.length + 1))

describe('the identity of the project', () => {
  it('stands in package.json, and nothing in the repository says otherwise', () => {
    expect(run('identity.mjs', projectRoot, '--check')).toEqual({ status: 0, text: '' })
  })

  it('is given by one edit and one command: every address, every pin, every schema', () => {
    const root = copyWith(it => {
      it['repository'] = { type: 'git', url: 'git+https://github.com/example-org/auth.git' }
      it['version'] = '3.2.1'
      it['author'] = 'Ann Example <ann@example.com>'
    })
    expect(run('identity.mjs', root, '--check').status).toBe(1)
    expect(run('identity.mjs', root).status).toBe(0)
    expect(run('identity.mjs', root, '--check')).toEqual({ status: 0, text: '' })

    const { version: old } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    expect(grep(root, `v${old}`)).toEqual([])
    const named = grep(root, 'example-org/auth')
    expect(named).toEqual(
      expect.arrayContaining([
        'plugin/.claude-plugin/plugin.json',
        'docs/ci.md',
        'recipes/github-actions/check.yml',
        'recipes/gitlab/authmd.yml',
        'schema/config.schema.json',
        'schema/report.schema.json',
        'src/address.ts',
      ]),
    )
    expect(readFileSync(join(root, '.github/CODEOWNERS'), 'utf8')).toContain('* @example-org\n')
    expect(readFileSync(join(root, 'docs/ci.md'), 'utf8')).toContain('uses: example-org/auth@v3.2.1')
    for (const name of ['config', 'report'])
      expect(JSON.parse(readFileSync(join(root, `schema/${name}.schema.json`), 'utf8')).$id).toBe(
        `https://github.com/example-org/auth/raw/HEAD/schema/${name}.schema.json`,
      )
  })

  it('is taken back in the same way, to the byte', () => {
    const root = copyWith(it => {
      it['repository'] = 'https://github.com/example-org/auth'
    })
    run('identity.mjs', root)
    cpSync(join(projectRoot, 'package.json'), join(root, 'package.json'))
    run('identity.mjs', root)
    for (const part of parts)
      execFileSync('git', ['diff', '--no-index', '--exit-code', join(projectRoot, part), join(root, part)])
  })

  it('has no address yet: no schema names one, and publishing is refused with the reason', () => {
    const root = copyWith(it => {
      delete it['repository']
    })
    run('identity.mjs', root)
    for (const name of ['config', 'report'])
      expect(JSON.parse(readFileSync(join(root, `schema/${name}.schema.json`), 'utf8'))).not.toHaveProperty(
        '$id',
      )
    const { status, text } = run('may-publish.mjs', root)
    expect(status).toBe(1)
    expect(text).toContain('package.json has no repository')
    expect(text).toContain('npm run identity')
  })

  it('lets a release through that names its repository and its changes, and none whose files lag behind', () => {
    const root = copyWith(it => {
      it['repository'] = 'https://github.com/example-org/auth'
    })
    expect(run('may-publish.mjs', root).text).toMatch(/another identity[\s\S]*CHANGELOG\.md has no part/)
    run('identity.mjs', root)
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    writeFileSync(join(root, 'CHANGELOG.md'), `# authmd\n\n## ${version}\n\n- First.\n`)
    expect(run('may-publish.mjs', root)).toEqual({ status: 0, text: '' })
  })

  it('is asked by npm itself before it publishes', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    expect(scripts.prepublishOnly).toBe('node scripts/may-publish.mjs')
  })
})
