import type { Rule } from './rule.ts'

export const windowsScope: Rule = {
  id: 'windows-scope',
  severity: 'warning',
  explains: ['silent', 'rejected'],
  check: d =>
    d.scopes
      .filter(({ scope, process }) => scope.startsWith('windows-') && process !== 'same')
      // An empty one is none.
      .filter(({ process, kind }) => process !== 'none' || kind !== 'empty')
      .map(({ scope, variable, process }) => ({
        reason: `Windows sets ${variable} for ${scope === 'windows-user' ? 'this user' : 'the whole machine'}, and this session has ${process === 'none' ? 'none' : 'another one'}`,
        variable,
        ...(scope === 'windows-machine' ? { fix: 'machine' } : {}),
      })),
}
