import type { LoginFacts } from '../credentials/facts.ts'
import { unreadWords } from '../credentials/unread-words.ts'
import type { Rule } from './rule.ts'

export const loginUnusable: Rule = {
  id: 'login-unusable',
  severity: 'error',
  explains: ['silent'],
  check: d => {
    const says = faults[d.login.state]
    if (says === undefined) return []
    const used = d.resolution.request || d.resolution.refused !== undefined
    return [
      {
        reason: `The login file ${says}`,
        file: d.login.path,
        ...fixOf(d.login.state),
        ...(used ? { severity: 'info' as const } : {}),
      },
    ]
  },
}

/** A text that was pasted may speak of a refusal too: that of a file has a name of its own. */
function fixOf(state: LoginFacts['state']): { readonly fix?: string } {
  if (state === 'refused') return { fix: 'file-refused' }
  return state === 'unreadable' || state === 'too-large' ? { fix: state } : {}
}

const faults: Readonly<Partial<Record<LoginFacts['state'], string>>> = {
  'invalid-json': 'is not valid JSON, so it is not used',
  'wrong-shape': 'has no access token in the form that Claude Code writes, so it is not used',
  'no-scope': 'lacks the scope user:inference, so it is not used',
  unreadable: 'cannot be read, so it is not used',
  'too-large': `${unreadWords.larger}: whether there is a login is not known`,
  refused: `${unreadWords.refused}: whether there is a login is not known`,
}
