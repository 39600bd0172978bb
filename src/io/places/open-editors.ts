import { type Node, parseTree } from 'jsonc-parser'
import { type Machine, pathOf, shown, variable } from '../machine/machine.ts'
import { appsFolder } from './apps-folder.ts'

/** The settings of an editor, or of a workspace, that speak of Claude. Stays in `io/`. */
export interface EditorText {
  /** As a person reads it. */
  readonly file: string
  /** The editor, by the name of its product; absent: the file is the workspace's. */
  readonly editor?: string
  readonly text: string
  readonly tree: Node
}

/** Reads the settings of VS Code and its kin, each file once. */
export function openEditors(world: Machine): readonly EditorText[] {
  return pathsOf(world).flatMap(({ path, ...whose }) => {
    const read = world.disk.read(path)
    if ('failure' in read || !/claude/i.test(read.text)) return []
    const tree = parseTree(read.text, [], { allowTrailingComma: true })
    return tree === undefined ? [] : [{ file: shown(world, path), ...whose, text: read.text, tree }]
  })
}

const products: readonly (readonly [folder: string, name: string])[] = [
  ['Code', 'VS Code'],
  ['Code - Insiders', 'VS Code Insiders'],
  ['Cursor', 'Cursor'],
  ['VSCodium', 'VSCodium'],
  ['Windsurf', 'Windsurf'],
]

/** Where they are, and whose. */
function pathsOf(world: Machine): readonly { readonly path: string; readonly editor?: string }[] {
  const { join } = pathOf(world)
  const base = appsFolder(world, variable(world, 'XDG_CONFIG_HOME') ?? join(world.home, '.config'))
  return [
    ...products.map(([folder, editor]) => ({ path: join(base, folder, 'User', 'settings.json'), editor })),
    { path: join(world.home, '.vscode-server', 'data', 'Machine', 'settings.json'), editor: 'VS Code' },
    { path: join(world.cwd, '.vscode', 'settings.json') },
  ]
}
