import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync, Visitor } from 'rolldown/utils'
import { expect, it } from 'vitest'
import { sourcesBelow } from './sources-below.ts'

const root = fileURLToPath(new URL('../../src', import.meta.url))

/** What walks through a list, and calls what it is given for each member. */
const walks = new Set('every filter find findIndex findLast flatMap forEach map reduce some'.split(' '))
/** What walks through a list to its end, or to what is looked for. */
const searches = new Set([...walks, 'includes', 'indexOf', 'lastIndexOf'])

interface Search {
  readonly list: string
  readonly line: number
}

/**
 * The searches through a list that are made for each of its members, or for what was made of them: `all.map(one =>
 * all.filter(…))`. Of a list that a hostile text fills, that is work with its square.
 */
function searchesOfOwnMembers(file: string, text: string): readonly Search[] {
  const found: Search[] = []
  const around: { readonly names: ReadonlySet<string>; readonly inside: ESTree.Node }[] = []
  const { program } = parseSync(file, text)
  const walked = (node: ESTree.CallExpression) => {
    const { callee } = node
    return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed
      ? { name: callee.property.name, list: callee.object }
      : undefined
  }
  new Visitor({
    CallExpression(node) {
      const call = walked(node)
      if (call === undefined) return
      const { list, name } = call
      if (list.type === 'Identifier' && searches.has(name)) {
        const isOwn = around.some(
          ({ names, inside }) => names.has(list.name) && node.start >= inside.start && node.end <= inside.end,
        )
        if (isOwn) found.push({ list: list.name, line: text.slice(0, node.start).split('\n').length })
      }
      const [each] = node.arguments
      if (walks.has(name) && each?.type === 'ArrowFunctionExpression')
        around.push({ names: without(namesIn(list), namesIn(...each.params)), inside: each.body })
    },
  }).visit(program)
  return found
}

function namesIn(...nodes: readonly ESTree.Node[]): ReadonlySet<string> {
  const names = new Set<string>()
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (typeof node === 'object' && node !== null) {
      if ('type' in node && node.type === 'Identifier' && 'name' in node) names.add(String(node.name))
      // What a function inside calls its own is another thing of that name.
      if ('type' in node && node.type === 'ArrowFunctionExpression' && 'params' in node) return
      const isMember =
        'type' in node && node.type === 'MemberExpression' && 'computed' in node && !node.computed
      for (const [key, part] of Object.entries(node)) if (!(isMember && key === 'property')) walk(part)
    }
  }
  nodes.forEach(walk)
  return names
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter(name => !others.has(name)))
}

it('no list of the source is searched once for each of its own members', () => {
  const found = sourcesBelow(root).flatMap(file =>
    searchesOfOwnMembers(file, readFileSync(file, 'utf8')).map(
      ({ list, line }) => `${relative(root, file).split(sep).join('/')}:${line} ${list}`,
    ),
  )
  expect(found).toEqual([])
})

it('and such a search is seen', () => {
  const seen = (text: string) => searchesOfOwnMembers('a.ts', text).map(({ list }) => list)
  expect(seen('all.filter((one, at) => all.indexOf(one) === at)')).toEqual(['all'])
  expect(seen('[...new Set(all.map(one => one.a))].map(a => all.filter(one => one.a === a))')).toEqual([
    'all',
  ])
  expect(seen('all.filter(({ all }) => all.includes(1))')).toEqual([])
  expect(seen('profile.all.map(one => all.includes(one))')).toEqual([])
  expect(seen('const some = all.filter(one => one.a); other.map(one => all.includes(one))')).toEqual([])
})
