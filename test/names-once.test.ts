import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'
import { axes } from '../src/options/axes.ts'

/** A list of names as it is spelled out: a constant, or a union of types. */
interface Spelled {
  readonly at: string
  readonly names: ReadonlySet<string>
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

/** Fewer names than that are no list: they fall together by chance. */
const fewest = 3

/** Lists of the same names that say something else. */
const ownMeaning: Readonly<Record<string, string>> = {
  'src/core/settings/record-home.ts': 'an order of its own: which target is asked first for the record',
  'src/targets/plan-file.ts': 'an order of its own: which state matters most',
}

const spelled = ['src', 'scripts']
  .flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path)),
  )
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => /\.m?ts$|\.mjs$/.test(path) && !(path in ownMeaning))
  .flatMap(listsIn)

describe('a list of names', () => {
  it('is spelled once in src and scripts: another place derives from it', () => {
    const twice = spelled.flatMap((one, index) =>
      spelled
        .slice(index + 1)
        .filter(({ at, names }) => fileOf(at) !== fileOf(one.at) && isSame(names, one.names))
        .map(({ at }) => `${one.at} and ${at}: ${[...one.names].join(', ')}`),
    )
    expect(twice).toEqual([])
  })

  it('that an option takes is not spelled again with more names around it', () => {
    const known = Object.entries(axes).map(([axis, names]) => ({ axis, names: new Set<string>(names) }))
    const again = known.flatMap(({ axis, names }) =>
      spelled
        .filter(one => one.names.size > names.size && holds(one.names, names))
        .map(({ at }) => `${at} holds all of ${axis}`),
    )
    expect(again).toEqual([])
  })
})

function listsIn(path: string): readonly Spelled[] {
  const text = readFileSync(path, 'utf8')
  const found: Spelled[] = []
  const add = (start: number, names: readonly string[]) => {
    if (names.length >= fewest)
      found.push({ at: `${path}:${text.slice(0, start).split('\n').length}`, names: new Set(names) })
  }
  new Visitor({
    VariableDeclarator: ({ init, start }) => add(start, wordsOf(init as unknown as Node | null)),
    TSUnionType: ({ types, start }) =>
      add(
        start,
        types.flatMap(type => (type.type === 'TSLiteralType' ? wordOf(type.literal as unknown as Node) : [])),
      ),
  }).visit(parseSync(path, text).program)
  return found
}

/** The words of an array, also of one that is `as const satisfies` something, and of arrays that are spread into it. */
function wordsOf(node: Node | null): readonly string[] {
  if (node === null) return []
  if (['TSAsExpression', 'TSSatisfiesExpression'].includes(node.type))
    return wordsOf(node['expression'] as Node)
  if (node.type !== 'ArrayExpression') return []
  return (node['elements'] as readonly (Node | null)[]).flatMap(element => {
    if (element?.type === 'SpreadElement') return wordsOf(element['argument'] as Node)
    return element === null ? [] : wordOf(element)
  })
}

function wordOf({ type, value }: Node): readonly string[] {
  return type === 'Literal' && typeof value === 'string' ? [value] : []
}

function fileOf(at: string): string {
  return at.replace(/:\d+$/, '')
}

function holds(names: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return others.size >= fewest && [...others].every(name => names.has(name))
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && holds(one, other)
}
