import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../integration/sandbox.ts'
import { readYaml, type Step } from '../integration/steps.ts'

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

const folder = mkdtempSync(join(tmpdir(), 'authmd-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const jobs: Readonly<Record<string, Job>> = readYaml('.github/workflows/release.yml').jobs
const version: string = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version

/** Why a step of a workflow is not run here. Every other one is. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci --no-audit --no-fund': 'it would take away the packages of the running test',
  'npm test': 'it is what runs this test',
  'npm run test:ci': 'it runs the tests beside this one',
  'bash .ci/run': 'it runs this test, among others',
  'npm publish --provenance --access public ./*.tgz': 'it needs the registry and the identity of a workflow',
  'gh release create': 'it needs GitHub',
}

const runsElsewhere = (script: string) =>
  Object.keys(elsewhere).some(start => script.trim().startsWith(start))

const bash = (script: string, cwd: string, env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd,
    env: { HOME: folder, PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  })
  return { status, text: stdout + stderr }
}

const step = (job: string, name: string): string =>
  jobs[job]?.steps.find(one => one.name === name)?.run ?? `echo 'no step ${name}' >&2; exit 1`

describe('a release', () => {
  const release = join(folder, 'release')
  beforeAll(() => {
    const script = step('build', 'The files of the release').replace(/ release$/, ` '${release}'`)
    expect(bash(script, projectRoot)).toMatchObject({ status: 0 })
  }, 120_000)

  it('consists of tarball, page, bill of materials and notes, with checksums that hold', () => {
    const files = ['NOTES.md', 'SHA256SUMS', `authmd-${version}.tgz`, 'guide.html', 'sbom.cdx.json']
    expect(readdirSync(release).sort()).toEqual(files.sort())
    const check = step('publish', 'The files are those that were built')
    expect(bash(check, release)).toMatchObject({ status: 0 })
    writeFileSync(join(release, 'guide.html'), 'another page')
    expect(bash(check, release)).toMatchObject({ status: 1 })
  })

  it('lists what the bundle is made from', () => {
    const bill = JSON.parse(readFileSync(join(release, 'sbom.cdx.json'), 'utf8'))
    expect(bill.metadata.component).toMatchObject({ name: 'authmd', version })
    const names = bill.components.map(({ name }: { readonly name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['yargs', 'zod', 'unified', 'remark-parse']))
  })

  it('starts from a tag of this version only, and not before there is an address', () => {
    const check = step('build', 'The tag, the version and the changelog say the same')
    const other = bash(check, projectRoot, { TAG: 'v99.0.0' })
    expect(other).toMatchObject({
      status: 1,
      text: `The tag is v99.0.0, and package.json says ${version}.\n`,
    })
    expect(bash(check, projectRoot, { TAG: `v${version}` }).text).not.toContain('The tag is')
  })

  it('gives each job only what it needs, and stores no token', () => {
    expect(readYaml('.github/workflows/release.yml').permissions).toEqual({ contents: 'read' })
    expect(jobs['build']?.permissions).toBeUndefined()
    expect(jobs['publish']?.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    const text = readFileSync(join(projectRoot, '.github/workflows/release.yml'), 'utf8')
    expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|_authToken/)
  })

  it('has no step that is neither run here nor named with the reason', () => {
    const tried = ['The files of the release', 'The files are those that were built']
    tried.push('The tag, the version and the changelog say the same')
    const ci: Readonly<Record<string, Job>> = readYaml('.github/workflows/ci.yml').jobs
    const left = [...Object.values(jobs), ...Object.values(ci)]
      .flatMap(({ steps }) => steps)
      .filter(({ run, name }) => run !== undefined && !tried.includes(name ?? '') && !runsElsewhere(run))
    expect(left).toEqual([])
  })
})

describe('a version', () => {
  it('gets its part of the changelog, and every pin with it, from the files of its changes', () => {
    const copy = mkdtempSync(join(folder, 'version-'))
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: copy, stdio: 'pipe' })
    const parts = [
      '.changeset',
      '.claude-plugin',
      'plugin/.claude-plugin',
      '.github',
      'docs',
      'recipes',
      'schema',
      'scripts',
    ]
    parts.push('src/version.ts', 'src/address.ts', 'package.json', 'README.md', 'SECURITY.md', 'action.yml')
    for (const part of parts) cpSync(join(projectRoot, part), join(copy, part), { recursive: true })
    git('init', '--quiet')
    git('add', '--all')
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', 'a')
    writeFileSync(join(copy, '.changeset/one.md'), '---\n"authmd": minor\n---\n\nSay why a key is refused.\n')
    const changeset = join(projectRoot, 'node_modules/@changesets/cli/bin.js')
    execFileSync(process.execPath, [changeset, 'version'], { cwd: copy, stdio: 'pipe' })
    const identity = join(projectRoot, 'scripts/identity.mjs')
    execFileSync(process.execPath, [identity, '--root', copy], { cwd: copy, stdio: 'pipe' })

    const next = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')).version
    expect(next).not.toBe(version)
    const changelog = readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')
    expect(changelog).toContain(`## ${next}`)
    expect(changelog).toContain('Say why a key is refused.')
    expect(readFileSync(join(copy, 'recipes/github-actions/check.yml'), 'utf8')).toContain(`@v${next}`)
    expect(readFileSync(join(copy, 'src/version.ts'), 'utf8')).toContain(`'${next}'`)
    expect(readdirSync(join(copy, '.changeset')).sort()).toEqual(['README.md', 'config.json'])
  })
})

describe('an issue form', () => {
  const path = '.github/ISSUE_TEMPLATE'
  const forms = readdirSync(join(projectRoot, path)).filter(name => name !== 'config.yml')

  // https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
  it.each(forms)('%s is one that GitHub takes', name => {
    const form = readYaml(`${path}/${name}`)
    expect(Object.keys(form).sort()).toEqual(['body', 'description', 'labels', 'name'])
    const ids: readonly string[] = form.body.flatMap(({ id }: { id?: string }) =>
      id === undefined ? [] : [id],
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const { type, id, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type)
      if (type === 'markdown') expect(attributes.value).toBeTypeOf('string')
      else expect([id, attributes.label]).toEqual([expect.stringMatching(/^[\w-]+$/), expect.any(String)])
    }
  })
})
