import { CLEAR } from './outcomes.ts'
import type { Rule } from './rule.ts'

/** The page of the login says so. Settings of whatever layer can have asked it for one organization: https://github.com/anthropics/claude-code/issues/59348 */
export const accountWithoutAccess: Rule = {
  id: 'account-without-access',
  severity: 'error',
  explains: ['forbidden', 'login'],
  check: ({ printed, settings }) =>
    printed.some(({ ruleId, score }) => ruleId === 'account-without-access' && score >= CLEAR)
      ? settings
          .filter(({ forces = [] }) => forces.includes('forceLoginOrgUUID'))
          .map(({ path, layer }) => ({
            reason: `The login page refused the organization, and forceLoginOrgUUID in ${path} allows no other`,
            file: path,
            fix: layer === 'managed' ? 'forced-by-administrator' : 'forced',
          }))
      : [],
}
