import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FileSight } from '../types.ts'
import { gitEnvironment, gitSettings } from './git-environment.ts'
import { readGitIndex } from './git-index.ts'
import { findProgram, runProgram } from './program.ts'
import { seeFile } from './see-file.ts'

const names = ['CLAUDE.md', 'AGENTS.md']

/** Folders that hold other people's code, whatever git says of them. */
const vendored = new Set(
  'node_modules bower_components vendor vendored third_party third-party Pods Carthage'.split(' '),
)

/**
 * The agent files below the root (not in it), sorted by path: what git tracks or would add. Ignored and vendored ones
 * are left out, those that `.gitattributes` calls `linguist-vendored` too. Outside git, and where git can't answer,
 * the folders are walked. `root` is a real path.
 */
export function nestedFiles(
  root: string,
  input: { readonly path: string | undefined },
): readonly FileSight[] {
  const paths = (listedByGit(root, input) ?? walked(root)).filter(isNested).sort()
  return paths
    .map(path => seeFile(root, path))
    .filter(({ text, fault }) => text !== undefined || fault !== undefined)
}

function isNested(path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return folders.length > 0 && folders[0] !== '.claude' && !folders.some(folder => vendored.has(folder))
}

function listedByGit(
  root: string,
  { path }: { readonly path: string | undefined },
): readonly string[] | undefined {
  const index = readGitIndex(root)
  const git = index === undefined ? undefined : findProgram('git', { path, project: index.top })
  if (index === undefined || git === undefined) return undefined
  const run = (args: readonly string[], stdin = '') =>
    runProgram({
      program: git,
      args: [
        ...gitSettings,
        // Ignore files of one person's machine say nothing about the team.
        ...['-c', 'core.excludesFile=', `--git-dir=${index.gitDir}`, `--work-tree=${index.top}`],
        ...args,
      ],
      cwd: root,
      env: gitEnvironment,
      stdin,
    })
  const specs = names.map(name => `:(glob)**/${name}`)
  const found = run(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...specs])
  if (found.status !== 0) return undefined
  const paths = [...new Set(found.stdout.split('\0').filter(one => one !== ''))]
  if (paths.length === 0) return []
  const marks = run(
    ['check-attr', '-z', '--stdin', 'linguist-vendored'],
    paths.map(one => `${one}\0`).join(''),
  )
  // Three fields for each path: path, attribute, value.
  const fields = marks.stdout.split('\0')
  const others = new Set(
    fields.filter((_, at) => at % 3 === 0 && /^(?:set|true)$/.test(fields[at + 2] ?? '')),
  )
  return paths.filter(one => !others.has(one))
}

/** A folder that is no git repository may be anything, a home directory too: the search ends here. */
const folderLimit = 5000

function walked(root: string): readonly string[] {
  const found: string[] = []
  const folders = ['']
  for (let seen = 0; seen < folders.length && seen < folderLimit; seen++) {
    const folder = folders[seen] ?? ''
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !entry.name.startsWith('.') && !vendored.has(entry.name)) folders.push(path)
      else if (names.includes(entry.name) && !entry.isDirectory()) found.push(path)
    }
  }
  return found
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
