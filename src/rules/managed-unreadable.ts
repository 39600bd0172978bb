import type { Rule } from './rule.ts'

export const managedUnreadable: Rule = {
  id: 'managed-unreadable',
  severity: 'error',
  explains: ['refused'],
  check: d =>
    d.resolution.blocked === 'managed-settings-unreadable'
      ? d.settings
          .filter(
            ({ layer, state }) => layer === 'managed' && (state === 'invalid-json' || state === 'too-large'),
          )
          .map(({ path, line, state }) => ({
            reason: `The settings of the administrator ${state === 'too-large' ? 'have more than 2 MiB' : 'are not valid JSON'}, and Claude Code does not start`,
            ...(state === 'too-large' ? { fix: state } : {}),
            file: path,
            ...(line === undefined ? {} : { line }),
          }))
      : [],
}
