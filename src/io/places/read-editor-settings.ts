import { findNodeAtLocation, type Node } from 'jsonc-parser'
import { lineCounter } from '../../commonmark/index.ts'
import type { EditorSettings } from '../../credentials/surroundings.ts'
import type { EditorText } from './open-editors.ts'
import { VARIABLES } from './read-editor.ts'

const PROMPT = 'claudeCode.disableLoginPrompt'
/** Variables of ours: a setting in which they stand was meant to hand them on. */
const ours = /\b(?:ANTHROPIC|CLAUDE_CODE)_[A-Z_]{3,60}\b/

/** It means to set the extension up, or to hand it variables. */
const isAbout = (text: string) => /["']claudeCode\.\w/.test(text) || ours.test(text)

/** Settings of the extension: whether it asks for a login, and what it does not know. */
export function readEditorSettings(read: readonly EditorText[]): EditorSettings {
  // A text that begins with a key: the braces alone are missing. A list or a value is broken in another way.
  const broken = read.find(({ text, tree }) => tree.type === 'string' && isAbout(text))
  return {
    ...(broken === undefined ? {} : { broken: broken.file }),
    promptOff: read.some(({ tree }) => findNodeAtLocation(tree, [PROMPT])?.value === true),
    misnamed: read.flatMap(({ file, text, tree }) =>
      (tree.children ?? []).flatMap(property => {
        const key = keyOf(property)
        if (key === undefined || !ours.test(text.slice(property.offset, property.offset + property.length)))
          return []
        return [{ file, line: lineCounter(text)(property.offset), key }]
      }),
    ),
  }
}

/** `claudeCode.env`, `claude-code.environmentVariables`: of the extension by its name, and not the setting that it reads. */
function keyOf(property: Node): string | undefined {
  const [key, value] = property.children ?? []
  const name = String(key?.value ?? '')
  const isList = value?.type === 'object' || value?.type === 'array'
  return isList && name !== VARIABLES && /^claude[-_ ]?code\.[\w.-]{1,40}$/i.test(name) ? name : undefined
}
