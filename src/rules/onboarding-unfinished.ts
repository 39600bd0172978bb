import type { Diagnosis } from '../credentials/facts.ts'
import type { Rule } from './rule.ts'

/** The first start asks for a login even where a token is set; `claude -p` does not ask. */
export const onboardingUnfinished: Rule = {
  id: 'onboarding-unfinished',
  severity: 'info',
  explains: ['login'],
  contradicted: ({ surroundings }) => surroundings.onboarded === true,
  check: d =>
    d.surroundings.onboarded === false && d.resolution.request && d.ci === undefined && concerns(d)
      ? [
          {
            reason:
              'The first start was never finished: hasCompletedOnboarding is missing in the state file .claude.json, so a session begins with the login menu whatever is set',
          },
        ]
      : [],
}

/**
 * Most machines that only run `claude -p` have no such entry. It matters where a login was asked for; and in a container,
 * into which a login is mounted and the state file beside it is forgotten.
 */
function concerns({ pasted, printed, container }: Diagnosis): boolean {
  return pasted ? printed.some(({ ruleId }) => ruleId === 'onboarding-unfinished') : container
}
