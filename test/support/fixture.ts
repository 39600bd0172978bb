import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Choices } from '../../src/options/options.ts'
import type { Facts } from '../../src/types.ts'

const fixturesFolder = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** A case of `fixtures/`: a repository before, the facts of a machine, and the repository after. */
export interface Fixture {
  readonly name: string
  readonly folder: string
  readonly facts: Facts
  /** From `choices.json`; what was asked for by flag. */
  readonly choices: Choices
  readonly hasOutput: boolean
}

export function readFixtures(): readonly Fixture[] {
  return readdirSync(fixturesFolder)
    .filter(name => existsSync(join(fixturesFolder, name, 'env.json')))
    .sort()
    .map(name => {
      const folder = join(fixturesFolder, name)
      return {
        name,
        folder,
        facts: readJson<Facts>(join(folder, 'env.json')),
        choices: existsSync(join(folder, 'choices.json')) ? readJson(join(folder, 'choices.json')) : {},
        hasOutput: existsSync(join(folder, 'output')),
      }
    })
}

/**
 * Copies a folder of a fixture into a new git repository. Dot files are stored as `dot-name`, because npm and
 * git would obey a live `.gitignore`.
 */
export function makeRepository(source: string | undefined): {
  readonly root: string
  readonly remove: () => void
} {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-fixture-')))
  if (source !== undefined && existsSync(source)) {
    cpSync(source, root, { recursive: true, verbatimSymlinks: true })
    renameDots(root, /^dot-/, '.')
  }
  // Without the samples of hooks, which nobody reads.
  git(root, 'init', '-q', '--template=')
  git(root, 'add', '-A', '-f', '--ignore-errors')
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** Another one with the same files and the same index, made without git. */
export function copyRepository(source: string): ReturnType<typeof makeRepository> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'authmd-fixture-')))
  cpSync(source, root, { recursive: true, verbatimSymlinks: true })
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}

/** What `filesBelow` gives for a repository that is made from this folder of a fixture. */
export function storedFiles(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  return new Map([...filesBelow(folder)].map(([path, text]) => [path.replaceAll(/(^|\/)dot-/g, '$1.'), text]))
}

/** Writes the files of a repository as a fixture stores them. */
export function storeRepository(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(root, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: path => basename(path) !== '.git',
  })
  renameDots(folder, /^\./, 'dot-')
}

/** Every file by path with forward slashes; bytes as latin1, links as their target. */
export function filesBelow(root: string, folder = ''): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (path === '.git') continue
    if (entry.isDirectory()) for (const [inner, text] of filesBelow(root, path)) files.set(inner, text)
    else files.set(path, entry.isSymbolicLink() ? 'link' : readFileSync(join(root, path), 'latin1'))
  }
  return files
}

export function git(root: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  }
  return execFileSync('git', ['-c', 'init.defaultBranch=main', ...args], { cwd: root, env, encoding: 'utf8' })
}

function renameDots(folder: string, from: RegExp, to: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== '.git') renameDots(path, from, to)
    if (from.test(entry.name) && entry.name !== '.git') {
      renameSync(
        path,
        join(
          dirname(path),
          entry.name.replace(from, () => to),
        ),
      )
    }
  }
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
