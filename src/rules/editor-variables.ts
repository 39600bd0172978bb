import type { Diagnosis } from '../credentials/facts.ts'
import type { EditorVariable } from '../credentials/surroundings.ts'
import { isKnownName } from '../places/known-names.ts'
import type { Found, Rule } from './rule.ts'

export const editorVariables: Rule = {
  id: 'editor-variables',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d => {
    const { editorVariables: all } = d.surroundings
    const misshapen = all.find(({ shape }) => shape !== 'entry')
    if (misshapen !== undefined)
      return [
        {
          reason:
            'claudeCode.environmentVariables contains something other than objects with name and value, so the extension passes nothing on',
          ...at(misshapen),
        },
      ]
    return ofWorkspace(all, d)
  },
}

/** https://github.com/anthropics/claude-code/issues/71620: the setting is one of the machine, not of a workspace. */
function ofWorkspace(all: readonly EditorVariable[], d: Diagnosis): readonly Found[] {
  const entry = all.find(one => one.workspace === true && one.name !== undefined && isKnownName(one.name))
  if (entry === undefined) return []
  return [
    {
      reason: `claudeCode.environmentVariables is read from the user's settings, and since 2.1.193 not from a workspace's: the extension does not get ${entry.name} from here`,
      ...at(entry),
      ...(entry.name === undefined ? {} : { variable: entry.name }),
      fix: 'workspace',
      ...(d.resolution.request ? { severity: 'warning' as const } : {}),
    },
  ]
}

const at = ({ file, line }: EditorVariable) => ({ file, ...(line === undefined ? {} : { line }) })
