import type { Rule } from './rule.ts'

export const settingsUnknownKey: Rule = {
  id: 'settings-unknown-key',
  severity: 'warning',
  explains: ['silent'],
  check: d => [
    ...d.settings.flatMap(({ path, unknownKeys = [] }) =>
      unknownKeys.map(key => ({
        reason: `${key} is not a Claude Code setting, so it has no effect`,
        file: path,
        // What was to be sent stands there, and nothing else is.
        ...(d.pasted && !d.resolution.request ? { severity: 'error' as const } : {}),
        ...(/^[A-Z]/.test(key) ? { variable: key, fix: 'env' } : {}),
      })),
    ),
    ...d.surroundings.names
      .filter(({ of }) => of === 'setting')
      .map(({ name, meant, where, line }) => ({
        reason: `${name} is not a Claude Code setting, so it has no effect; did you mean ${meant}?`,
        file: where,
        ...(line === undefined ? {} : { line }),
        right: meant,
        fix: 'misspelt',
      })),
  ],
}
