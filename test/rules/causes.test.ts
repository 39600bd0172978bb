import { describe, expect, it } from 'vitest'
import { rules } from '../../src/rules/index.ts'

/** The known causes of a failed authentication, as they were reported. */
const causes: readonly string[] = [
  'a stale key in the profile or the Windows variables overrides the login',
  'a leftover ANTHROPIC_AUTH_TOKEN rejects every prompt after a good login',
  'the env block of a settings file overrides the shell',
  'a base URL and a token of another service are left in the user settings',
  'a token was copied with a line wrap',
  'a line break stands inside the secret',
  'fresh, well-formed tokens are rejected in the action; some were cut',
  'the key was declined at the prompt',
  'the key landed in the list of declined ones behind a proxy',
  'Windows: the key of the user scope is ignored',
  'SSH to a Mac: the login Keychain is locked',
  'Mac: the Keychain is locked or its password is out of sync',
  'the Keychain is looked up under the wrong account',
  'two accounts with CLAUDE_CONFIG_DIR overwrite each other',
  'a stale refresh token in the file',
  'all windows log out at once: sessions race for the renewal',
  'a container cannot renew the login: read-only, one file mounted, or copied',
  'a container asks for a login after each rebuild',
  'a Mac host mounts no login file into a container',
  '403 Request not allowed: region, VPN, or proxy',
  '403 on the connectivity check behind a proxy',
  '403 the organization does not allow subscriptions, or the plan has lapsed',
  '400 the credential is only for Claude Code',
  '401 OAuth is not supported: the beta header is missing',
  '401 for everybody at once: an outage',
  'the token has expired, and login commands of old versions fail too',
  '401 in the middle of a session: the token was not renewed',
  'headless: a long-lived token is replaced by a short one',
  'the first prompt after idle gets 403 with an apiKeyHelper',
  'the apiKeyHelper fails or prints more than the key',
  'a Bedrock gateway gets no key since 2.1.228',
  'a gateway wants the credential in the other header',
  'background agents were started from another environment',
  'the .env of the project changes the authentication',
  'the VS Code panel wants a login though the key is exported',
  'the VS Code panel uses a dead stored login',
  'Invalid code at the login: a part is lost, or the clock is wrong',
  'the action: App token exchange failed, a 401 of GitHub',
  'the action: id-token: write is missing',
  'CI: the secret is empty',
  'the action hides the 401 behind a success',
  '403 session_stale_relogin',
  'Credit balance is too low though subscribed: a key bills the API',
  'the Console key has expired or was rotated',
  '401 right after the login: the role lacks Claude Code',
]

/** Why a cause has no rule. */
const unseen: Readonly<Record<number, string>> = {
  29: 'The helper answers well when it is asked; that its cached answer was old for one request leaves no trace on the machine, and the message is that of a missing permission.',
}

const rulesOf = (number: number) => rules.filter(rule => rule.causes.includes(number)).map(({ id }) => id)

describe('each known cause', () => {
  it.each(causes.map((text, index) => [index + 1, text] as const))(
    '%i, %s: has a rule or a reason',
    number => {
      expect(rulesOf(number).length > 0).toBe(unseen[number] === undefined)
    },
  )

  it('is found by a rule in most cases', () => {
    expect(causes).toHaveLength(45)
    expect(causes.filter((_, index) => rulesOf(index + 1).length > 0).length).toBeGreaterThanOrEqual(30)
  })

  it('has a number that rules do not exceed', () => {
    expect(rules.flatMap(rule => rule.causes).filter(number => number < 1 || number > causes.length)).toEqual(
      [],
    )
  })
})
