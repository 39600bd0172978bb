import type { SettingsState } from '../credentials/types.ts'
import type { Rule } from './rule.ts'

/** What stands in the way, for each state at which the client stops. */
export const managedFaults: Readonly<Partial<Record<SettingsState, string>>> = {
  'invalid-json': "The administrator's settings are not valid JSON",
  'invalid-shape': "The administrator's settings are not a JSON object",
  'too-large': "The administrator's settings are larger than 2 MiB",
  'no-file': "A pipe, a socket or a device has the name of the administrator's settings file",
  folder: "A folder has the name of the administrator's settings file",
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
