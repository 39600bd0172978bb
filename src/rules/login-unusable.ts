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
        ...(d.login.state === 'unreadable' ? { fix: 'unreadable' } : {}),
        ...(used ? { severity: 'info' as const } : {}),
      },
    ]
  },
}

const faults: Readonly<Record<string, string>> = {
  'invalid-json': 'is not valid JSON, so it counts as no login',
  'wrong-shape': 'holds no access token in the form that Claude Code writes, so it counts as no login',
  'no-scope': 'lacks the scope user:inference, so it counts as no login',
  unreadable: 'cannot be read, so it counts as no login',
}
