import { type Dirent, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { agentNames } from '../paths.ts'
import type { FileSight } from '../types.ts'
import { GitError, gitFor } from './git.ts'
import { readGitIndex } from './git-index.ts'
import { seeFile } from './see-file.ts'

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
  const git = index === undefined || index.bytes === 'unreadable' ? undefined : gitFor(index, { PATH: path })
  if (index === undefined || git === undefined) return undefined
  const below = relative(index.top, root).split(sep).join('/')
  const lead = below === '' ? '' : `${below}/`
  const specs = agentNames.map(name => `:(glob)${escapeGlob(lead)}**/${name}`)
  try {
    const listed = git.ask(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...specs])
    const paths = [...new Set(fieldsOf(listed))]
    if (paths.length === 0) return []
    const marks = git.ask(
      ['check-attr', '-z', '--stdin', 'linguist-vendored'],
      paths.map(one => `${one}\0`).join(''),
    )
    // Three fields for each path: path, attribute, value.
    const fields = marks.toString('utf8').split('\0')
    const others = new Set(
      fields.filter((_, at) => at % 3 === 0 && /^(?:set|true)$/.test(fields[at + 2] ?? '')),
    )
    return paths.filter(one => !others.has(one)).map(one => one.slice(lead.length))
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}

function fieldsOf(output: Buffer): readonly string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter(one => one !== '')
}

function escapeGlob(path: string): string {
  return path.replace(/[*?[\\]/g, '\\$&')
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
      else if (agentNames.includes(entry.name) && !entry.isDirectory()) found.push(path)
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
