import type { Diagnosis } from '../credentials/facts.ts'
import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'

/** The extension asks for a login by itself: of a cloud provider or a gateway in the settings of Claude Code its screen knows nothing. */
export const editorLoginPrompt: Rule = {
  id: 'editor-login-prompt',
  severity: 'error',
  explains: ['login'],
  contradicted: d => !asksForNothing(d),
  check: d =>
    asksForNothing(d) &&
    d.printed.some(({ ruleId, score }) => ruleId === 'editor-login-prompt' && score >= CLEAR)
      ? [
          {
            reason:
              'The extension of the editor asks for a login whatever provider or gateway is set, until that is switched off',
          },
        ]
      : [],
}

function asksForNothing(d: Diagnosis): boolean {
  const { editor, resolution, surroundings } = d
  if (editor !== 'vscode' || surroundings.editorSettings?.promptOff === true) return false
  return resolution.provider !== 'anthropic' || hasGateway(d)
}

/** It has an address and what it sends there; the login menu of a first start is another matter. */
function hasGateway({ resolution: r, surroundings: { onboarded } }: Diagnosis): boolean {
  return r.request && r.baseUrl.defects.includes('third-party') && onboarded === true
}
