import type { Diagnosis } from '../credentials/facts.ts'
import { sentIn } from './in-use.ts'
import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'

/** The extension asks for a login by itself: of a cloud provider, a gateway, a key or a helper in the settings of Claude Code its screen knows nothing. */
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
              'The editor extension asks for a login whatever provider, gateway or helper is set, until that is switched off',
          },
        ]
      : [],
}

function asksForNothing(d: Diagnosis): boolean {
  const { editor, resolution, surroundings } = d
  if (editor !== 'vscode' || surroundings.editorSettings?.promptOff === true) return false
  return resolution.provider !== 'anthropic' || hasGateway(d) || isSetInFile(d)
}

/** What goes out stands in the settings of Claude Code alone; the screen is shown before those are read. */
function isSetInFile(d: Diagnosis): boolean {
  const sent = sentIn(d, 'xApiKey') ?? sentIn(d, 'authorization')
  return sent !== undefined && !/^(?:shell|login|profile):/.test(sent.source) && isOnboarded(d)
}

/** It has an address and what it sends there; the login menu of a first start is another matter. */
function hasGateway(d: Diagnosis): boolean {
  const { request, baseUrl } = d.resolution
  return request && baseUrl.defects.includes('third-party') && isOnboarded(d)
}

const isOnboarded = ({ surroundings }: Diagnosis) => surroundings.onboarded === true
