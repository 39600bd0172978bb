import type { Diagnosis } from '../credentials/facts.ts'
import { namesUnseenLogin, subscriptionLogin } from './in-use.ts'
import type { Found, Rule } from './rule.ts'
import { nameWithin, placeOf, setAt } from './say.ts'

export const bareMode: Rule = {
  id: 'bare-mode',
  severity: 'error',
  explains: ['silent'],
  // Of several calls in a text the last one counts.
  contradicted: ({ invocation }) => !invocation.bare,
  check: d => {
    const { request, refused, blocked } = d.resolution
    if (!d.invocation.bare || request || refused !== undefined || blocked !== undefined) return []
    return [
      {
        reason: `${byWhat(d)} reads no login, no OAuth token and no helper, ${soWhat(d)}`,
        variable: 'CLAUDE_CODE_SIMPLE',
        ...switchOf(d),
      },
    ]
  },
}

function soWhat(d: Diagnosis): string {
  const login = subscriptionLogin(d) ?? d.credentials.find(({ variable }) => variable === 'apiKeyHelper')
  if (login !== undefined) return `so ${nameWithin(login)} is not used`
  return namesUnseenLogin(d)
    ? 'so the login whose account .claude.json names is not used'
    : 'and no key that it reads is set'
}

function byWhat({ invocation: { bareBy: [first] = [] } }: Diagnosis): string {
  if (first?.layer === undefined) return 'Bare mode'
  return `${setAt('CLAUDE_CODE_SIMPLE', { where: first.where })} switches bare mode on, which`
}

function switchOf({ invocation: { bareBy: [first] = [] } }: Diagnosis): Partial<Found> {
  if (first?.layer === undefined) return {}
  return { ...placeOf(first), fix: first.layer === 'shell' ? 'variable' : 'file' }
}
