import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  createSandbox,
  linkIntoProject,
  missing,
  plantedKey,
  projectRoot,
  type Sandbox,
  writeFiles,
} from './sandbox.ts'

/** A hook manager set up in a repository as its recipe says. */
interface Manager {
  readonly name: string
  /** The program that the machine must have; what else it needs comes from our development dependencies. */
  readonly needs?: string
  readonly packages: readonly string[]
  readonly recipe: Readonly<Record<string, string>>
  readonly install: (sandbox: Sandbox, root: string) => void
}

const managers: readonly Manager[] = [
  {
    name: 'lefthook',
    needs: 'lefthook',
    packages: [],
    recipe: { 'lefthook/lefthook.yml': 'lefthook.yml' },
    install: ({ run }, root) => {
      expect(run('lefthook', ['install'], { cwd: root }).code).toBe(0)
    },
  },
  {
    name: 'husky and lint-staged',
    packages: ['husky', 'lint-staged'],
    recipe: {
      'lint-staged/lint-staged.config.mjs': 'lint-staged.config.mjs',
      'lint-staged/pre-commit': '.husky/pre-commit',
    },
    install: ({ run }, root) => {
      expect(run('npx', ['--no', '--', 'husky'], { cwd: root }).code).toBe(0)
    },
  },
]

for (const { name, needs } of managers)
  if (needs !== undefined && missing(needs) !== undefined)
    process.stderr.write(`SKIP 4: the recipe in the real ${name}: there is no ${needs}\n`)

const here = managers.filter(({ needs }) => needs === undefined || missing(needs) === undefined)

describe.each(here)('the recipe in the real $name', ({ name, needs, packages, recipe, install }) => {
  const sandbox = createSandbox()
  const { run, git, repository } = sandbox
  // A sandbox has the PATH of no person.
  if (needs !== undefined) symlinkSync(programOf(needs), join(sandbox.folder, 'bin', needs))

  function project(title: string): string {
    const root = repository(`${name} ${title}`, {
      'CLAUDE.md': '# Project\n\nText.\n',
      'package.json': '{ "name": "project", "private": true, "type": "module" }\n',
      '.gitignore': 'node_modules/\n',
      'a.txt': 'a\n',
      '-q': 'a file that looks like a flag\n',
    })
    linkIntoProject(sandbox, root)
    for (const one of packages) linkPackage(root, one)
    for (const [from, to] of Object.entries(recipe)) {
      mkdirSync(dirname(join(root, to)), { recursive: true })
      copyFileSync(join(projectRoot, 'recipes', from), join(root, to))
    }
    expect(
      run('npx', ['--no', '--', 'authmd', 'apply', '--yes', '--shell', 'zsh'], { cwd: root }).said,
    ).toContain('section added')
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Section')
    install(sandbox, root)
    return root
  }
  const commit = (root: string, ...flags: string[]) =>
    run('git', ['commit', '--message', 'Change', ...flags], { cwd: root })
  const commits = (root: string) => git(root, 'log', '--oneline').trim().split('\n').length

  it('a current section lets the commit pass, whatever the files are called', () => {
    const root = project('passes')
    writeFiles(root, { 'a.txt': 'b\n', '-q': 'b\n', 'with space $(touch x).txt': 'c\n' })
    git(root, 'add', '--all')
    const { code, said } = commit(root)
    expect(said).toContain('authmd')
    expect(code, said).toBe(0)
    expect(commits(root)).toBe(3)
    expect(git(root, 'status', '--short')).toBe('')
  })

  it('a drifted section stops the commit; `authmd apply` mends it', () => {
    const root = project('drifted')
    const path = join(root, 'CLAUDE.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('shell=zsh', 'shell=fish'))
    git(root, 'add', '--all')
    const { code, said } = commit(root)
    expect(said).toContain('Run `npx --no -- authmd apply` to write this.')
    expect(code).toBe(1)
    expect(commits(root)).toBe(2)
    const mended =
      name === 'lefthook'
        ? run('lefthook', ['run', 'authmd-apply'], { cwd: root })
        : run('npx', ['--no', '--', 'authmd', 'apply', '--yes'], { cwd: root })
    expect(mended.code, mended.said).toBe(0)
    git(root, 'add', '--all')
    expect(commit(root).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain('config.fish')
  })

  it('a planted key stops the commit in a file of any name, `-` too', () => {
    const root = project('dashed')
    writeFiles(root, { '-': `key = "${plantedKey()}"\n` })
    git(root, 'add', '--all')
    const { code, said } = commit(root)
    expect(said).toMatch(/\/-:1 /)
    expect(code).toBe(1)
  })

  it('a planted key stops the commit, also with `commit --all`, and is not printed', () => {
    const root = project('planted')
    writeFiles(root, { 'a.txt': `key = "${plantedKey()}"\n` })
    const { code, said } = commit(root, '--all')
    expect(said).toContain('a.txt:1')
    expect(said).not.toContain(plantedKey().slice(-12))
    expect(code).toBe(1)
    expect(commits(root)).toBe(2)
  })
})

/** Where the machine has it. */
function programOf(name: string): string {
  return execFileSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).trim()
}

/** A link to the installed package, with the programs that its package.json names. */
function linkPackage(root: string, name: string): void {
  const from = join(projectRoot, 'node_modules', name)
  symlinkSync(from, join(root, 'node_modules', name))
  const { bin = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'))
  const bins: Record<string, string> = typeof bin === 'string' ? { [name]: bin } : bin
  for (const [program, path] of Object.entries(bins)) {
    symlinkSync(join(from, path), join(root, 'node_modules/.bin', program))
  }
}
