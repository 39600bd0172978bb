import type { Diagnosis } from '../credentials/facts.ts'
import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'

/** Without the braces around it the file is no settings file: the editor takes nothing from it, and says so in a corner. */
export const editorSettingsInvalid: Rule = {
  id: 'editor-settings-invalid',
  severity: 'warning',
  explains: ['silent'],
  check: d => {
    const broken = d.surroundings.editorSettings?.broken
    return broken === undefined
      ? []
      : [
          {
            reason: `${broken} is not a JSON object (the outer braces are missing), so the editor reads nothing from it, and the extension gets none of its variables`,
            file: broken,
            ...(isOfEditor(d) ? {} : { severity: 'info' as const }),
          },
        ]
  },
}

/** A terminal elsewhere takes nothing from the settings of an editor, so that nothing fails there because of them. */
function isOfEditor({ editor, other, printed }: Diagnosis): boolean {
  return (
    editor === 'vscode' ||
    other?.kind === 'editor' ||
    printed.some(({ ruleId, score }) => ruleId === 'editor-login-prompt' && score >= CLEAR)
  )
}
