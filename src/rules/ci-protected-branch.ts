import type { Rule } from './rule.ts'

export const ciProtectedBranch: Rule = {
  id: 'ci-protected-branch',
  severity: 'warning',
  explains: ['silent'],
  check: d =>
    d.ci?.name === 'gitlab' && d.ci.protectedRef === false && !d.ci.fork && !d.resolution.request
      ? [{ reason: "This branch is not protected, and GitLab's protected variables are absent on it" }]
      : [],
}
