import { relative, sep } from 'node:path'
import { agentNames } from '../paths.ts'
import type { FileSight } from '../types.ts'
import { GitError, gitFor } from './git.ts'
import { readGitIndex } from './git-index.ts'
import { seeFile } from './see-file.ts'
import { walkedFiles } from './walked-folders.ts'

/** Folders that hold other people's code, whatever git says of them. */
const vendored = new Set(
  'node_modules bower_components vendor vendored third_party third-party Pods Carthage'.split(' '),
)

export interface NestedFiles {
  readonly files: readonly FileSight[]
  /** There are more folders than are looked into. */
  readonly isCut: boolean
}

/**
 * The agent files below the root (not in it), sorted by path: what git tracks or would add. Ignored and vendored ones
 * are left out, those that `.gitattributes` calls `linguist-vendored` too. Outside git, and where git can't answer,
 * the folders are walked. `root` is a real path.
 */
export function nestedFiles(root: string, input: { readonly path: string | undefined }): NestedFiles {
  const listed = listedByGit(root, input)
  const { files, isCut } =
    listed === undefined
      ? walkedFiles(root, { names: agentNames, skipped: vendored })
      : { files: listed, isCut: false }
  const sights = files
    .filter(isNested)
    .toSorted()
    .map(path => seeFile(root, path))
    .filter(({ text, fault }) => text !== undefined || fault !== undefined)
  return { files: sights, isCut }
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
