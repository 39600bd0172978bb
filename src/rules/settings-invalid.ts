import type { SettingsState } from '../credentials/types.ts'
import { managedFaults } from './managed-unreadable.ts'
import type { Rule } from './rule.ts'

const reasons: Readonly<Partial<Record<SettingsState, string>>> = {
  'invalid-json': 'The file is not valid JSON, so Claude Code drops all of it',
  'invalid-shape': 'One setting has a wrong type, so Claude Code drops the whole file',
  'too-large': 'The file has more than 2 MiB, so Claude Code drops all of it',
  unreadable: 'The file cannot be read, so nothing of it is in effect',
  folder: 'A folder has the name of the file, so nothing of it is in effect',
}

export const settingsInvalid: Rule = {
  id: 'settings-invalid',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d =>
    d.settings
      .filter(({ state, layer }) => state in reasons && !(layer === 'managed' && state in managedFaults))
      .map(({ path, state, line }) => ({
        reason: reasons[state] ?? '',
        file: path,
        ...(state === 'too-large' || state === 'unreadable' || state === 'folder' ? { fix: state } : {}),
        // The folder is closed to this user: whether there is such a file is not known, and the login tells more.
        ...(state === 'unreadable' && d.login.state === 'unreadable' ? { severity: 'warning' as const } : {}),
        ...(line === undefined ? {} : { line }),
      })),
}
