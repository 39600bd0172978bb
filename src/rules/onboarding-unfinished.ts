import type { Diagnosis } from '../credentials/facts.ts'
import type { Rule } from './rule.ts'

/** The first start asks for a login even where a token is set; `claude -p` does not ask. */
export const onboardingUnfinished: Rule = {
  id: 'onboarding-unfinished',
  severity: 'info',
  explains: ['login'],
  contradicted: ({ surroundings }) => surroundings.onboarded === true,
  check: d =>
    d.surroundings.onboarded === false && d.resolution.request && d.ci === undefined && isAsked(d)
      ? [
          {
            reason:
              'The first start was never finished: hasCompletedOnboarding is missing in the state file .claude.json, so a session begins with the login menu whatever is set',
          },
        ]
      : [],
}

/** Most machines that only run `claude -p` have no such file; it matters where a login was asked for. */
function isAsked({ pasted, printed }: Diagnosis): boolean {
  return pasted && printed.some(({ ruleId }) => ruleId === 'onboarding-unfinished')
}
