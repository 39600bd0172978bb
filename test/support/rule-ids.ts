import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'rolldown/utils'

/** Where src says a rule id. */
export interface Said {
  readonly id: string
  /** `src/io/file-faults.ts:18`. */
  readonly at: string
}

export interface RuleIds {
  readonly said: readonly Said[]
  /** Places of an id that can't be read from the source: made at run time from what is no list of literals. */
  readonly unread: readonly string[]
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}
interface File {
  readonly path: string
  readonly text: string
  readonly program: Parameters<Visitor['visit']>[0]
}

/**
 * Every rule id that a source says: the value of a property `ruleId`, wherever it is, and what is given for a parameter
 * of that name. An id that a rule of doctor has is `id` of its own file, which the list of rules holds.
 */
export function ruleIdsIn(folder: string): RuleIds {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => path.endsWith('.ts'))
    .sort()
    .map(parsed)
  const takers = new Map(files.flatMap(parametersIn))
  const said: Said[] = []
  const unread: string[] = []
  for (const file of files) {
    const see = (value: Node) => {
      const at = `${file.path}:${file.text.slice(0, value.start).split('\n').length}`
      const source = file.text.slice(value.start, value.end)
      const [, literal] = /^'([^']*)'$/.exec(source) ?? []
      if (literal !== undefined) said.push({ id: literal, at })
      // Handed on as it came: `ruleId` itself, or the one of another finding.
      else if (!/^(?:\w+\.)?ruleId$/.test(source)) unread.push(`${at} ${source}`)
    }
    new Visitor({
      ObjectExpression: ({ properties }) => {
        for (const property of properties)
          if (property.type === 'Property' && isRuleId(property.key)) see(property.value)
      },
      CallExpression: ({ callee, arguments: given }) => {
        const index = callee.type === 'Identifier' ? takers.get(callee.name) : undefined
        const value = index === undefined ? undefined : given[index]
        if (value !== undefined) see(value)
      },
    }).visit(file.program)
  }
  return { said, unread }
}

function parsed(path: string): File {
  const text = readFileSync(path, 'utf8')
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  return { path, text, program }
}

/** The functions with a parameter `ruleId`, and which one it is. */
function parametersIn({ program }: File): readonly (readonly [string, number])[] {
  const found: (readonly [string, number])[] = []
  const add = (name: string, params: readonly Node[]) => {
    const index = params.findIndex(isRuleId)
    if (index >= 0) found.push([name, index])
  }
  new Visitor({
    FunctionDeclaration: ({ id, params }) => add(id?.name ?? '', params),
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression') add(id.name, init.params)
    },
  }).visit(program)
  return found
}

function isRuleId(node: Node & { readonly name?: unknown }): boolean {
  return node.type === 'Identifier' && node.name === 'ruleId'
}
