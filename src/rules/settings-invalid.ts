import type { Rule } from './rule.ts'

export const settingsInvalid: Rule = {
  id: 'settings-invalid',
  severity: 'error',
  explains: ['silent', 'rejected'],
  check: d =>
    d.settings
      .filter(
        ({ state, layer }) =>
          state !== 'absent' && state !== 'loaded' && !(layer === 'managed' && state === 'invalid-json'),
      )
      .map(({ path, state, line }) => ({
        reason:
          state === 'invalid-json'
            ? 'The file is not valid JSON, so Claude Code drops all of it'
            : state === 'invalid-shape'
              ? 'One setting has a wrong type, so Claude Code drops the whole file'
              : 'The file cannot be read, so nothing of it is in effect',
        file: path,
        ...(line === undefined ? {} : { line }),
      })),
}
