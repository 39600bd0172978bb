import { goesToAnthropic, loginBehind, namesUnseenLogin, sentIn } from './in-use.ts'
import type { Rule } from './rule.ts'
import { nameOf, placeOf, variableOf } from './say.ts'

/** A token of `claude setup-token` is of one account, and who logs in later may be another. */
export const tokenHidesLogin: Rule = {
  id: 'token-hides-login',
  severity: 'info',
  explains: ['billing'],
  uncovers: 'login',
  choice: true,
  check: d => {
    const sent = sentIn(d, 'authorization')
    if (sent?.variable !== 'CLAUDE_CODE_OAUTH_TOKEN') return []
    const login =
      loginBehind(d, sent) !== undefined
        ? 'your login'
        : namesUnseenLogin(d) && goesToAnthropic(d)
          ? 'the login whose account .claude.json names'
          : undefined
    if (login === undefined) return []
    return [
      {
        reason: `${nameOf(sent)} takes precedence over ${login}: the token's account is used, whoever logged in`,
        ...placeOf(sent),
        ...variableOf(sent),
      },
    ]
  },
}
