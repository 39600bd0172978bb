import { isPlainYaml } from './plain-yaml.ts'
import { seeFile } from './see-file.ts'
import { workspacePatterns } from './workspace-patterns.ts'

export interface PackageNames {
  readonly names: ReadonlyMap<string, string>
  /** The file whose workspaces are more, longer, or of another form than are read. */
  readonly cut?: string
}

/**
 * The names of the packages in which `paths` lie, by path; a path outside every package has none. Read are the
 * workspaces of npm, yarn, Bun and Turborepo (`package.json`), of pnpm (`pnpm-workspace.yaml`), and the projects of Nx
 * (`project.json`, where there is an `nx.json`). Names are for people: what can't be read has none. `root` is real.
 */
export async function packageNames(root: string, paths: readonly string[]): Promise<PackageNames> {
  if (paths.length === 0) return { names: new Map() }
  const { isMember, cut } = await membersOf(root)
  const isNx = textOf(root, 'nx.json') !== undefined
  const find = (folder: string): string | undefined => {
    if (textOf(root, `${folder}/package.json`) !== undefined && isMember(folder))
      return nameIn(root, `${folder}/package.json`) ?? folder
    if (isNx && textOf(root, `${folder}/project.json`) !== undefined)
      return nameIn(root, `${folder}/project.json`) ?? nameIn(root, `${folder}/package.json`) ?? folder
    return undefined
  }
  const found = new Map<string, string | undefined>()
  const nameOf = (folder: string) => {
    if (!found.has(folder)) found.set(folder, find(folder))
    return found.get(folder)
  }
  const named = paths.flatMap(path => {
    const name = foldersAbove(path)
      .map(nameOf)
      .find(one => one !== undefined)
    return name === undefined ? [] : [[path, name] as const]
  })
  const file = cut()
  return { names: new Map(named), ...(file === undefined ? {} : { cut: file }) }
}

/** The folders around a file, the nearest first, without the root. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
}

interface Members {
  /** Whether the workspace patterns of the root name a folder. */
  readonly isMember: (folder: string) => boolean
  /** The file of which not all was read. */
  readonly cut: () => string | undefined
}

async function membersOf(root: string): Promise<Members> {
  const sources = [packagePatterns(root), await pnpmPatterns(root)]
  const named = sources.flatMap(({ patterns }) => patterns)
  const patterns = named.filter(pattern => pattern.length <= most.inPattern && isInside(pattern))
  const members = workspacePatterns(patterns.length > most.patterns ? [] : patterns)
  const holding = sources.find(source => source.patterns.length > 0)?.file
  return {
    isMember: folder => !folder.split('/').includes('node_modules') && members.names(folder),
    cut: () => sources.find(isCut)?.file ?? (members.isCut() ? holding : undefined),
  }
}

interface Patterns {
  readonly file: string
  readonly patterns: readonly string[]
  /** The file is larger, or nested deeper, than the parser is given. */
  readonly isLarge: boolean
}

function isCut({ patterns, isLarge }: Patterns): boolean {
  return isLarge || patterns.length > most.patterns || patterns.some(({ length }) => length > most.inPattern)
}

/** npm, Bun and Turborepo: a list; yarn also an object with the list in it. */
function packagePatterns(root: string): Patterns {
  const file = 'package.json'
  const workspaces = fieldOf(dataOf(root, file), 'workspaces')
  const patterns = stringsOf(Array.isArray(workspaces) ? workspaces : fieldOf(workspaces, 'packages'))
  return { file, patterns, isLarge: false }
}

/** No workspace needs more; the parser that goes on with it takes its time. */
const most = { characters: 65_536, patterns: 1000, inPattern: 256 } as const

async function pnpmPatterns(root: string): Promise<Patterns> {
  const file = 'pnpm-workspace.yaml'
  const text = textOf(root, file) ?? ''
  const isLarge = text.length > most.characters || !isPlainYaml(text)
  const none = { file, patterns: [], isLarge }
  if (isLarge || text === '') return none
  const { parse } = await import('yaml')
  try {
    return { ...none, patterns: stringsOf(fieldOf(parse(text), 'packages')) }
  } catch {
    return none
  }
}

function isInside(pattern: string): boolean {
  const plain = pattern.replace(/^!/, '')
  return !/^(?:[\\/]|[A-Za-z]:)/.test(plain) && !plain.split(/[\\/]/).includes('..')
}

function nameIn(root: string, path: string): string | undefined {
  const name = fieldOf(dataOf(root, path), 'name')
  return typeof name === 'string' && name !== '' ? name : undefined
}

function dataOf(root: string, path: string): unknown {
  try {
    return JSON.parse(textOf(root, path)?.replace(/^\uFEFF/, '') ?? 'null')
  } catch {
    return undefined
  }
}

function textOf(root: string, path: string): string | undefined {
  return seeFile(root, path).text
}

function fieldOf(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined
}

function stringsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter(one => typeof one === 'string') : []
}
