import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Config } from './config.ts'
import { configKeys } from './config-keys.ts'
import { asConfig, configSchema } from './schema.ts'

/** Why a configuration can't be used. */
export interface ConfigProblem {
  /** Repository path. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** One sentence without full stop. What stands in the file is named by its place and never quoted. */
  readonly reason: string
  /** For a name that does not exist: what was written, and what could have been. */
  readonly unknown?: { readonly name: string; readonly known: readonly string[] }
}

type Path = readonly (string | number)[]

/**
 * Reads a configuration: JSON with comments and trailing commas. `inside` is the key that holds it, of
 * `package.json`. Every mistake is told with its line; the configuration counts only where there is none.
 */
export function parseConfig(input: {
  readonly file: string
  readonly text: string
  readonly inside?: string
}): { readonly config: Config } | { readonly problems: readonly ConfigProblem[] } {
  const { file, inside } = input
  const text = input.text.replace(/^\uFEFF/, '')
  const lineAt = lineTable(text)
  const problem = (offset: number, rest: Omit<ConfigProblem, 'file' | 'line'>): ConfigProblem => ({
    file,
    line: lineAt(offset),
    ...rest,
  })
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  const [first] = errors
  if (first !== undefined)
    return { problems: [problem(first.offset, { reason: `it is no valid JSON (${wordsOf(first)})` })] }
  const root = tree !== undefined && inside !== undefined ? findNodeAtLocation(tree, [inside]) : tree
  if (root?.type !== 'object')
    return { problems: [problem(root?.offset ?? 0, { reason: 'the configuration is no JSON object' })] }
  if (root.length > longest)
    return { problems: [problem(root.offset, { reason: 'the configuration is larger than 1 MiB' })] }
  const twin = twiceNamed(root)
  if (twin !== undefined)
    return { problems: [problem(twin.offset, { reason: 'the key on this line stands there twice' })] }

  const value = dataOf(root)
  const parsed = configSchema.safeParse(value)
  if (parsed.success) return { config: asConfig(parsed.data) }
  let count = 0
  const isTold = () => ++count <= mostTold
  const problems = parsed.error.issues.flatMap((issue): ConfigProblem[] => {
    const path = issue.path.filter(part => typeof part !== 'symbol')
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(path)
      return issue.keys.filter(isTold).map(name =>
        problem(keyOffset(root, [...path, name]), {
          reason: `no such key in ${path.length === 0 ? 'the configuration' : path.join('.')}`,
          unknown: { name, known },
        }),
      )
    }
    if (!isTold()) return []
    const node = findNodeAtLocation(root, [...path])
    const given: unknown = node === undefined ? undefined : dataOf(node)
    const at = node?.offset ?? root.offset
    if (issue.code === 'invalid_value' && typeof given === 'string')
      return [
        problem(at, {
          reason: `${path.join('.')} does not know the name that stands here`,
          unknown: { name: given, known: issue.values.map(String) },
        }),
      ]
    return [problem(at, { reason: `${path.join('.')}: ${lowerFirst(issue.message)}` })]
  })
  const last = problems.at(-1)
  if (count <= mostTold || last === undefined) return { problems }
  return { problems: [...problems, { file, line: last.line, reason: `and ${count - mostTold} more` }] }
}

/** Characters. A configuration is a page or two; what checks it makes a thing of each of its keys. */
const longest = 1024 * 1024

/** Nobody reads more at once, and each costs a walk through the tree. */
const mostTold = 20

/** The 1-based line of an offset, from the offsets at which lines begin. */
function lineTable(text: string): (offset: number) => number {
  const ends = Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)
  return offset => {
    const next = ends.findIndex(begin => begin > offset)
    return (next < 0 ? ends.length : next) + 1
  }
}

/** The keys of the object of the schema at `path`; the only one below the top is `paths`. */
function keysAt(path: Path): readonly string[] {
  const below = configKeys.filter(key => key.path.length > 1 && key.path[0] === path[0])
  if (path.length > 0) return below.flatMap(key => key.path.at(-1) ?? [])
  return Object.keys(configSchema.shape)
}

/** The parser's tree as plain data. Own keys only: `__proto__` is a name like another. */
function dataOf(node: Node): unknown {
  const children = node.children ?? []
  if (node.type === 'array') return children.map(dataOf)
  if (node.type !== 'object') return node.value
  const entries = children.map(({ children: [key, value] = [] }) => [
    String(key?.value),
    value === undefined ? undefined : dataOf(value),
  ])
  return Object.fromEntries(entries)
}

/** A key that an object holds twice: one of the two values would count without a word. */
function twiceNamed(node: Node): Node | undefined {
  const keys =
    node.type === 'object' ? (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []) : []
  const seen = new Set<unknown>()
  const twin = keys.find(({ value }) => seen.size === seen.add(value).size)
  if (twin !== undefined) return twin
  for (const child of node.children ?? []) {
    const inner = twiceNamed(child)
    if (inner !== undefined) return inner
  }
  return undefined
}

/** Where a key itself stands, not its value, which can be lines below. */
function keyOffset(root: Node, path: Path): number {
  return findNodeAtLocation(root, [...path])?.parent?.offset ?? root.offset
}

function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
    .toLowerCase()
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
