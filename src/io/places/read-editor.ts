import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { lineCounter } from '../../commonmark/index.ts'
import type { EditorVariable } from '../../credentials/surroundings.ts'
import { describe } from '../credentials/describe.ts'
import { type Machine, pathOf, shown, variable } from '../machine/machine.ts'

const SETTING = 'claudeCode.environmentVariables'

/** What the settings of VS Code and its kin hand to the extension: the name, what the value looks like, and the shape. */
export function readEditorVariables(world: Machine): readonly EditorVariable[] {
  return files(world).flatMap(path => {
    const read = world.disk.read(path)
    if ('failure' in read || !read.text.includes(SETTING)) return []
    const tree = parseTree(read.text, [], { allowTrailingComma: true })
    const node = tree === undefined ? undefined : findNodeAtLocation(tree, [SETTING])
    if (node === undefined) return []
    const line = lineCounter(read.text)
    const file = shown(world, path)
    if (node.type === 'object') return [{ file, line: line(node.offset), shape: 'object' as const }]
    return (node.children ?? []).map(entry => ({ file, line: line(entry.offset), ...entryOf(entry) }))
  })
}

function entryOf(node: Node): Omit<EditorVariable, 'file' | 'line'> {
  if (node.type === 'string') {
    const [name = '', value] = String(node.value).split(/=(.*)/s)
    return { shape: 'text', ...(/^\w{1,60}$/.test(name) ? { name } : {}), ...describe(value ?? '') }
  }
  const at = (key: string): unknown => findNodeAtLocation(node, [key])?.value
  const name = at('name')
  if (typeof name !== 'string') return { shape: 'object' }
  return {
    shape: 'entry',
    ...(/^\w{1,60}$/.test(name) ? { name } : {}),
    ...describe(String(at('value') ?? '')),
  }
}

const products = ['Code', 'Code - Insiders', 'Cursor', 'VSCodium', 'Windsurf'] as const

function files(world: Machine): readonly string[] {
  const { join } = pathOf(world)
  const base =
    world.platform === 'darwin'
      ? join(world.home, 'Library', 'Application Support')
      : world.platform === 'win32'
        ? (variable(world, 'APPDATA') ?? join(world.home, 'AppData', 'Roaming'))
        : (variable(world, 'XDG_CONFIG_HOME') ?? join(world.home, '.config'))
  const remote = [join(world.home, '.vscode-server', 'data', 'Machine', 'settings.json')]
  const own = products.map(product => join(base, product, 'User', 'settings.json'))
  return [...own, ...remote, join(world.cwd, '.vscode', 'settings.json')]
}
