import type { Rule } from './rule.ts'

export const fileNotRead: Rule = {
  id: 'file-not-read',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.surroundings.unread.map(({ file, line, key, setting, moved }) => ({
      reason:
        moved === true
          ? `CLAUDE_CONFIG_DIR names another folder, so ${key} in ${file} is not used`
          : `${key} is in a file where Claude Code does not look for it`,
      ...(moved === true ? { fix: 'moved' } : {}),
      file,
      ...(line === undefined ? {} : { line }),
      ...(setting === true ? { fix: 'setting' } : {}),
      // With another credential in use, the file does no harm.
      ...(d.resolution.request ? { severity: 'info' as const } : {}),
    })),
}
