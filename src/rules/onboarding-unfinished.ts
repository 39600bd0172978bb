import type { Diagnosis } from '../credentials/facts.ts'
import { DEFINITE } from './outcomes.ts'
import type { Rule } from './rule.ts'

/** The first start asks for a login even where a token is set; `claude -p` does not ask. */
export const onboardingUnfinished: Rule = {
  id: 'onboarding-unfinished',
  severity: 'info',
  explains: ['login', 'unreachable'],
  contradicted: ({ surroundings }) => surroundings.onboarded === true,
  check: d =>
    d.surroundings.onboarded === false && d.resolution.request && d.ci === undefined && concerns(d)
      ? [
          {
            ...(asksAnthropic(d) ? { severity: 'warning' as const } : {}),
            ...(isLoginNeedless(d) ? { severity: 'error' as const } : {}),
            reason: asksAnthropic(d)
              ? 'The first start was never finished (hasCompletedOnboarding is missing in the state file .claude.json), and it asks Anthropic itself, whatever ANTHROPIC_BASE_URL says'
              : 'The first start was never finished: hasCompletedOnboarding is missing in the state file .claude.json, so a session starts with the login menu whatever is set',
          },
        ]
      : [],
}

/**
 * Most machines that only run `claude -p` have no such entry. It matters where a login was asked for; and in a container,
 * into which a login is mounted and the state file beside it is forgotten.
 */
function concerns(d: Diagnosis): boolean {
  if (!d.pasted) return d.container
  return (
    d.printed.some(({ ruleId }) => ruleId === 'onboarding-unfinished') &&
    (!isUnreached(d) || asksAnthropic(d))
  )
}

/** A login failed that the menu asked for, and what is set here needs none. */
function isLoginNeedless(d: Diagnosis): boolean {
  const { xApiKey, authorization } = d.resolution
  const usesLogin = [xApiKey, authorization].some(source => source?.startsWith('login:') === true)
  return d.pasted && !usesLogin && (d.sender?.way === 'login' || d.sender?.kind === 'sign-in')
}

/** Anthropic was not reached, and no request of a session goes there from here: it was the first start that asked. */
function asksAnthropic(d: Diagnosis): boolean {
  return isUnreached(d) && d.resolution.baseUrl.defects.includes('third-party')
}

function isUnreached({ printed }: Diagnosis): boolean {
  return printed.some(({ ruleId, score }) => ruleId === 'connection-fails' && score >= DEFINITE)
}
