import type { Rule } from './rule.ts'

export const fileNotRead: Rule = {
  id: 'file-not-read',
  severity: 'warning',
  causes: [],
  explains: ['silent'],
  check: d =>
    d.surroundings.unread.map(({ file, line, key }) => ({
      reason: `${key} stands in a file that Claude Code does not read`,
      file,
      ...(line === undefined ? {} : { line }),
      // With another credential in use, the file does no harm.
      ...(d.resolution.request ? { severity: 'info' as const } : {}),
    })),
}
