import type { Finding, Severity } from '../../types.ts'

/** What was looked for below a folder that is no git repository, in which there are more folders than that. */
export function notAllBelow(what: string, severity: Severity): Finding {
  return {
    ruleId: 'not-all-read',
    severity,
    reason: `This is no git repository, and below it are more folders than were looked into for ${what}`,
    fix: 'Name the folder that is yours, or run `git init` in it.',
  }
}
