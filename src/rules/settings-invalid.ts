import type { SettingsState } from '../credentials/types.ts'
import { managedFaults } from './managed-unreadable.ts'
import type { Rule } from './rule.ts'

const reasons: Readonly<Partial<Record<SettingsState, string>>> = {
  'invalid-json': 'The file is not valid JSON, so Claude Code ignores all of it',
  'invalid-shape': 'One setting has the wrong type, so Claude Code ignores the whole file',
  'too-large': 'The file is larger than 2 MiB, so Claude Code ignores all of it',
  unreadable: 'The file cannot be read, so nothing in it takes effect',
  'no-file': 'It is a pipe, a socket or a device, so nothing in it takes effect',
  folder: "A folder has the file's name, so its settings do not take effect",
}

const fixed: readonly SettingsState[] = ['too-large', 'unreadable', 'folder', 'no-file']

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
        ...(fixed.includes(state) ? { fix: state } : {}),
        // The folder is closed to this user: whether there is such a file is not known, and the login tells more.
        ...(state === 'unreadable' && d.login.state === 'unreadable' ? { severity: 'warning' as const } : {}),
        ...(line === undefined ? {} : { line }),
      })),
}
