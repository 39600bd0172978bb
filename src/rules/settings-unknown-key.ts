import type { Rule } from './rule.ts'

export const settingsUnknownKey: Rule = {
  id: 'settings-unknown-key',
  severity: 'warning',
  causes: [4],
  check: d =>
    d.settings.flatMap(({ path, unknownKeys = [] }) =>
      unknownKeys.map(key => ({
        reason: `${key} is not a setting of Claude Code, so it has no effect`,
        file: path,
      })),
    ),
}
