import type { Rule } from './rule.ts'

export const configDirTilde: Rule = {
  id: 'config-dir-tilde',
  severity: 'error',
  explains: ['silent'],
  uncovers: 'login',
  check: ({ surroundings: { literalTilde, meantFolder } }) =>
    literalTilde
      ? [
          {
            reason:
              'CLAUDE_CONFIG_DIR starts with ~, which nothing expands: it names a folder ~ below the current one, so each folder has its own login',
            variable: 'CLAUDE_CONFIG_DIR',
            ...(meantFolder === undefined ? {} : { right: meantFolder, fix: 'meant' }),
          },
        ]
      : [],
}
