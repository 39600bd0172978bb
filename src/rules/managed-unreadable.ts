import type { Rule } from './rule.ts'

export const managedUnreadable: Rule = {
  id: 'managed-unreadable',
  severity: 'error',
  explains: ['refused'],
  check: d =>
    d.resolution.blocked === 'managed-settings-unreadable'
      ? d.settings
          .filter(({ layer, state }) => layer === 'managed' && state === 'invalid-json')
          .map(({ path, line }) => ({
            reason: 'The settings of the administrator are not valid JSON, and Claude Code does not start',
            file: path,
            ...(line === undefined ? {} : { line }),
          }))
      : [],
}
