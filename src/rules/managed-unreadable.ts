import type { SettingsState } from '../credentials/types.ts'
import type { Rule } from './rule.ts'

/** What stands in the way, for each state at which the client stops. */
export const managedFaults: Readonly<Partial<Record<SettingsState, string>>> = {
  'invalid-json': 'The settings of the administrator are not valid JSON',
  'invalid-shape': 'The settings of the administrator are no JSON object',
  'too-large': 'The settings of the administrator have more than 2 MiB',
  folder: 'A folder has the name of the settings of the administrator',
}

export const managedUnreadable: Rule = {
  id: 'managed-unreadable',
  severity: 'error',
  explains: ['refused'],
  check: d =>
    d.resolution.blocked === 'managed-settings-unreadable'
      ? d.settings
          .filter(({ layer, state }) => layer === 'managed' && state in managedFaults)
          .map(({ path, line, state }) => ({
            reason: `${managedFaults[state]}, and Claude Code does not start`,
            ...(state === 'invalid-json' ? {} : { fix: state }),
            file: path,
            ...(line === undefined ? {} : { line }),
          }))
      : [],
}
