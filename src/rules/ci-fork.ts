import type { Rule } from './rule.ts'

export const ciFork: Rule = {
  id: 'ci-fork',
  severity: 'error',
  explains: ['silent'],
  check: d =>
    d.ci?.fork === true && !d.resolution.request
      ? [
          {
            reason:
              d.ci.name === 'gitlab'
                ? 'This run belongs to a merge request from a fork, which gets no variables of this project'
                : 'This run belongs to a pull request from a fork, which gets no secrets',
          },
        ]
      : [],
}
