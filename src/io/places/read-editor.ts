import { findNodeAtLocation, type Node } from 'jsonc-parser'
import { lineCounter } from '../../commonmark/index.ts'
import type { EditorVariable } from '../../credentials/surroundings.ts'
import { bearsOnAuth } from '../../places/known-names.ts'
import { describe } from '../credentials/describe.ts'
import type { Machine } from '../machine/machine.ts'
import type { EditorText } from './open-editors.ts'
import type { PlaceOfFiles } from './read-others.ts'

/** The setting of the extension that hands variables on. */
export const VARIABLES = 'claudeCode.environmentVariables'

/** What the settings of one editor hand to its extension. Values stay in `io/`. */
export interface EditorFile extends Pick<EditorText, 'file' | 'editor'> {
  readonly entries: readonly (EditorVariable & { readonly value?: string })[]
}

/** The settings that name the extension's variables. */
export function readEditorFiles(opened: readonly EditorText[]): readonly EditorFile[] {
  return opened.flatMap(({ file, editor, text, tree }) => {
    const node = findNodeAtLocation(tree, [VARIABLES])
    if (node === undefined) return []
    const line = lineCounter(text)
    const of = editor === undefined ? { workspace: true as const } : {}
    const entries =
      node.type === 'object'
        ? [{ file, line: line(node.offset), shape: 'object' as const, ...of }]
        : (node.children ?? []).map(one => ({ file, line: line(one.offset), ...entryOf(one), ...of }))
    return [{ file, ...(editor === undefined ? {} : { editor }), entries }]
  })
}

/** The same as it may be shown: the name, what the value looks like, and the shape. */
export function describedEntries(found: readonly EditorFile[]): readonly EditorVariable[] {
  return found.flatMap(({ entries }) => entries.map(({ value: _, ...described }) => described))
}

/**
 * The sessions of the extensions: the client is started with these variables beside those of the editor. Of two of one
 * name the last one counts.
 */
export function editorPlaces(world: Machine, found: readonly EditorFile[]): readonly PlaceOfFiles[] {
  return found.flatMap(({ editor, file, entries }) => {
    if (editor === undefined) return []
    const own = new Map(
      entries.flatMap(({ name, value, line = 1 }) =>
        name !== undefined && value !== undefined && bearsOnAuth(name) ? [[name, { value, file, line }]] : [],
      ),
    )
    const env = { ...world.env, CLAUDE_CODE_ENTRYPOINT: 'claude-vscode' }
    return [{ kind: 'editor' as const, name: editor, file, own, env, home: world.home }]
  })
}

function entryOf(node: Node): Omit<EditorFile['entries'][number], 'file' | 'line'> {
  if (node.type === 'string') {
    const [name = '', value] = String(node.value).split(/=(.*)/s)
    return { shape: 'text', ...(/^\w{1,60}$/.test(name) ? { name } : {}), ...describe(value ?? '') }
  }
  const at = (key: string): unknown => findNodeAtLocation(node, [key])?.value
  const name = at('name')
  if (typeof name !== 'string') return { shape: 'object' }
  const value = String(at('value') ?? '')
  return { shape: 'entry', ...(/^\w{1,60}$/.test(name) ? { name } : {}), ...describe(value), value }
}
