import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'

/** With a provider switched on the client asks for no login: a text that does came from a process without the switch. */
export const providerNotHandedOn: Rule = {
  id: 'provider-not-handed-on',
  severity: 'error',
  explains: ['silent', 'rejected', 'provider'],
  check: d => {
    const asked = d.printed.some(({ ruleId, score }) => ruleId === 'nothing-to-send' && score >= CLEAR)
    const isOfClient = d.sender?.kind === 'client'
    if (!asked || !isOfClient || d.provider?.layer !== 'shell' || d.ci !== undefined || d.insideClaude)
      return []
    const { variable } = d.provider
    const isKept = d.scopes.some(one => one.variable === variable && one.scope.startsWith('windows-'))
    const why = isKept
      ? 'a program that was started before Windows had it still runs without it'
      : 'a program started from the desktop, an editor or a service gets nothing from a start-up file'
    return [
      {
        reason: `${variable} is set in this terminal, but was not where that was printed: ${why}`,
        variable,
      },
    ]
  },
}
