import type { Rule } from './rule.ts'

export const configDirLiteral: Rule = {
  id: 'config-dir-literal',
  severity: 'error',
  explains: ['silent'],
  uncovers: 'login',
  check: d => {
    const { literalFolder, meantFolder } = d.surroundings
    return literalFolder === undefined
      ? []
      : [
          {
            reason: `CLAUDE_CONFIG_DIR ${says[literalFolder]}`,
            variable: 'CLAUDE_CONFIG_DIR',
            ...(meantFolder === undefined ? {} : { right: meantFolder, fix: 'meant' }),
          },
        ]
  },
}

const says = {
  quotes: 'contains quotes, which become part of the path: no settings and no login are found there',
  'unix-path':
    'is a Git Bash path, /c/…, which Claude Code looks for on the current drive: no settings and no login are found there',
  variable: 'contains a %NAME% that nothing has replaced: no settings and no login are found there',
} as const
