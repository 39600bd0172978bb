import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync } from 'rolldown/utils'
import { sourcesBelow } from '../hostile/sources-below.ts'

const root = fileURLToPath(new URL('../../src', import.meta.url))

/** What the source calls a number beyond which it does something else. */
const limitNames = /^(?:most|longest|limit|bounds|patience|reach|length)|(?:limit|length)$/i

export interface Limit {
  /** `io/see-file.ts sizeLimit`, of an object with its key behind a point. */
  readonly name: string
  readonly value: number
}

/** Every constant of a file of the source that is a number, or holds some, and is named as a limit. */
export function limitsOfSource(): readonly Limit[] {
  return sourcesBelow(root).flatMap(file => {
    const { program } = parseSync(file, readFileSync(file, 'utf8'))
    const known = new Map<string, number>()
    const path = relative(root, file).split(sep).join('/')
    return program.body.flatMap(statement => {
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
      if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') return []
      return declared.declarations.flatMap(({ id, init }) => {
        if (id.type !== 'Identifier' || init === null) return []
        const value = numberOf(init, known)
        if (value !== undefined) known.set(id.name, value)
        if (!limitNames.test(id.name)) return []
        if (value !== undefined) return [{ name: `${path} ${id.name}`, value }]
        return membersOf(init, known).map(([key, one]) => ({ name: `${path} ${id.name}.${key}`, value: one }))
      })
    })
  })
}

function membersOf(node: ESTree.Expression, known: ReadonlyMap<string, number>) {
  const object = node.type === 'TSAsExpression' ? node.expression : node
  if (object.type !== 'ObjectExpression') return []
  return object.properties.flatMap(property => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
    const value = numberOf(property.value as ESTree.Expression, known)
    return value === undefined ? [] : [[property.key.name, value] as const]
  })
}

function numberOf(node: ESTree.Expression, known: ReadonlyMap<string, number>): number | undefined {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : undefined
  if (node.type === 'Identifier') return known.get(node.name)
  if (node.type !== 'BinaryExpression' || node.operator !== '*') return undefined
  const [left, right] = [numberOf(node.left as ESTree.Expression, known), numberOf(node.right, known)]
  return left === undefined || right === undefined ? undefined : left * right
}
