import { isPlainYaml } from './plain-yaml.ts'
import { seeFile } from './see-file.ts'

/**
 * The names of the packages in which `paths` lie, by path; a path outside every package has none. Read are the
 * workspaces of npm, yarn, Bun and Turborepo (`package.json`), of pnpm (`pnpm-workspace.yaml`), and the projects of Nx
 * (`project.json`, where there is an `nx.json`). Names are for people: what can't be read has none. `root` is real.
 */
export async function packageNames(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paths.length === 0) return new Map()
  const members = new Set(await memberFolders(root))
  const isNx = textOf(root, 'nx.json') !== undefined
  const nameOf = (folder: string): string | undefined => {
    if (members.has(folder)) return nameIn(root, `${folder}/package.json`) ?? folder
    if (isNx && textOf(root, `${folder}/project.json`) !== undefined)
      return nameIn(root, `${folder}/project.json`) ?? nameIn(root, `${folder}/package.json`) ?? folder
    return undefined
  }
  const named = paths.flatMap(path => {
    const name = foldersAbove(path)
      .map(nameOf)
      .find(found => found !== undefined)
    return name === undefined ? [] : [[path, name] as const]
  })
  return new Map(named)
}

/** The folders around a file, the nearest first, without the root. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
}

/** Folders with a `package.json` that the workspace patterns of the root name. */
async function memberFolders(root: string): Promise<readonly string[]> {
  const named = [...packagePatterns(root), ...(await pnpmPatterns(root))]
  const patterns = named.filter(pattern => pattern.length <= most.inPattern && isInside(pattern))
  if (patterns.length === 0 || patterns.length > most.patterns) return []
  const { globSync } = await import('tinyglobby')
  const files = globSync(
    patterns.map(pattern => `${pattern.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '')}/package.json`),
    { cwd: root, ignore: ['**/node_modules/**'], followSymbolicLinks: false, expandDirectories: false },
  )
  return files.map(file => file.replaceAll('\\', '/').slice(0, -'/package.json'.length))
}

/** npm, Bun and Turborepo: a list; yarn also an object with the list in it. */
function packagePatterns(root: string): readonly string[] {
  const workspaces = fieldOf(dataOf(root, 'package.json'), 'workspaces')
  return stringsOf(Array.isArray(workspaces) ? workspaces : fieldOf(workspaces, 'packages'))
}

/** No workspace needs more; the parsers and the search that go on with it take their time. */
const most = { characters: 65_536, patterns: 1000, inPattern: 256 } as const

async function pnpmPatterns(root: string): Promise<readonly string[]> {
  const text = textOf(root, 'pnpm-workspace.yaml')
  if (text === undefined || text.length > most.characters || !isPlainYaml(text)) return []
  const { parse } = await import('yaml')
  try {
    return stringsOf(fieldOf(parse(text), 'packages'))
  } catch {
    return []
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
