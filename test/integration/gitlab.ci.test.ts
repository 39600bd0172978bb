import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSandbox, plantedKey, projectRoot, writeFiles, writeProgram } from './sandbox.ts'
import { readYaml } from './steps.ts'

const template = readYaml('recipes/gitlab/authmd.yml')
const sandbox = createSandbox()
const { folder, git, repository, run } = sandbox
const release = join(folder, 'release')
const npmLog = join(folder, 'npm.log')

/** The tool's repository at a tag, built already: its `npm` only notes what it is asked for. */
beforeAll(() => {
  sandbox.installPackage(release)
  cpSync(join(projectRoot, 'recipes'), join(release, 'recipes'), { recursive: true })
  git(folder, 'init', '--quiet', release)
  git(release, 'add', '--all', '--force')
  git(release, 'commit', '--quiet', '--message', 'Release')
  git(release, 'tag', template.variables.AUTHMD_VERSION)
  writeProgram(join(folder, 'bin/npm'), `#!/bin/sh\necho "$@" >> '${npmLog}'\n`)
})

/** As the runner does it: before_script and script in one shell that stops at the first failure. */
function runJob(name: string, project: string) {
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary, { recursive: true })
  const lines: readonly string[] = [...template['.authmd'].before_script, ...template[name].script]
  const { code, said } = run('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], {
    cwd: project,
    env: {
      ...template.variables,
      AUTHMD_REPOSITORY: `file://${release}`,
      TMPDIR: temporary,
      CI: 'true',
      GITLAB_CI: 'true',
    },
  })
  const report = join(project, template['.authmd'].artifacts.reports.codequality)
  const issues: readonly {
    readonly check_name: string
    readonly fingerprint: string
    readonly severity: string
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
  }[] = JSON.parse(readFileSync(report, 'utf8'))
  // A runner may be shared: nothing stays behind, and two jobs meet in no folder.
  expect(readdirSync(temporary)).toEqual([])
  return { code, said, issues }
}

function current(name: string): string {
  const root = repository(name, { 'CLAUDE.md': '# Project\n\nText.\n' })
  const args = [join(projectRoot, 'dist/bin.cjs'), 'apply', '--yes', '--shell', 'zsh']
  expect(run('node', args, { cwd: root }).code).toBe(0)
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message', 'Section')
  return root
}

function change(root: string, from: string, to: string): void {
  const path = join(root, 'CLAUDE.md')
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

describe('the GitLab template', () => {
  it('builds the tool of the pinned tag, without running scripts of packages', () => {
    const { code, issues } = runJob('authmd-check', current('current'))
    expect([code, issues]).toEqual([0, []])
    expect(readFileSync(npmLog, 'utf8')).toBe('ci --ignore-scripts --no-audit --no-fund\nrun -s build\n')
  })

  it('an outdated section is an information and turns nothing red', () => {
    const root = current('outdated')
    change(root, 'shell=zsh', 'shell=fish')
    const { code, issues, said } = runJob('authmd-check', root)
    expect(code).toBe(0)
    expect(said).toContain('Run `authmd apply` (in a clone) to write this.')
    expect(issues).toMatchObject([
      { check_name: 'authmd/outdated', severity: 'info', location: { path: 'CLAUDE.md' } },
    ])
  })

  it('a broken marker is red and stands at its line', () => {
    const root = current('broken')
    change(root, '<!-- authmd:end', '<!-- end')
    const { code, issues } = runJob('authmd-check', root)
    expect(code).toBe(2)
    expect(issues).toMatchObject([
      { severity: 'major', location: { path: 'CLAUDE.md', lines: { begin: 5 } } },
    ])
  })

  it('a configuration that cannot be read is told as it stands, with its exit code, and leaves an empty report', () => {
    const root = current('configured')
    writeFiles(root, { 'authmd.config.json': '{ "shels": [] }' })
    const { code, said, issues } = runJob('authmd-check', root)
    expect([code, issues]).toEqual([2, []])
    expect(said).toContain('authmd.config.json:1: no such key')
    expect(said).not.toContain('SyntaxError')
  })

  it('a committed key is red, each place is an issue of its own, and the value is nowhere', () => {
    const root = current('planted')
    writeFiles(root, { 'a.txt': `${plantedKey()}\n\n${plantedKey().replace('Ab3', 'Zq7')}\n` })
    git(root, 'add', '--all')
    const { code, said, issues } = runJob('authmd-scan', root)
    expect(code).toBe(1)
    expect(issues.map(({ location }) => [location.path, location.lines.begin])).toEqual([
      ['a.txt', 1],
      ['a.txt', 3],
    ])
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2)
    expect(said + JSON.stringify(issues)).not.toContain(plantedKey().slice(-12))
  })
})
