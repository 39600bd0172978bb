import type { Diagnosis } from '../credentials/facts.ts'
import type { LoginMount } from '../credentials/surroundings.ts'
import type { Found, Rule } from './rule.ts'

export const loginNotInContainer: Rule = {
  id: 'login-not-in-container',
  severity: 'warning',
  explains: ['silent'],
  onlyAnthropic: true,
  check: d =>
    d.container &&
    d.ci === undefined &&
    !d.resolution.request &&
    // Something is there, and the client stops at it.
    d.resolution.refused === undefined &&
    d.resolution.blocked === undefined &&
    // At a gateway no login of Anthropic would count.
    !d.resolution.baseUrl.defects.includes('third-party') &&
    d.login.state === 'absent' &&
    !d.insideClaude
      ? [
          mountedElsewhere(d) ?? {
            reason: d.surroundings.codespace
              ? 'This codespace has no login, and none of its secrets is a token or a key'
              : d.surroundings.account === true
                ? 'The state file .claude.json of this container names an account, but the login itself is not here: outside it is in ~/.claude/.credentials.json on Linux, in the Keychain on a Mac'
                : 'This container has no login: the one outside stays there, in the Keychain on a Mac, in ~/.claude on Linux',
          },
        ]
      : [],
}

/** A service of the repository's compose files has the login, and its twin, such as the one for development, has not. */
function mountedElsewhere({ surroundings: { loginMounts = [], codespace } }: Diagnosis): Found | undefined {
  const having = loginMounts.filter(({ target }) => target !== undefined)
  const twinOf = (one: LoginMount) =>
    having.find(({ service }) => plainName(service) === plainName(one.service))
  const without = loginMounts.find(one => one.target === undefined && twinOf(one) !== undefined)
  const from = without === undefined ? undefined : twinOf(without)
  if (codespace || without === undefined || from?.target === undefined) return undefined
  return {
    reason: `This container has no login: ${nameOf(from)} mounts ~/.claude, and ${nameOf(without)} does not`,
    file: without.file,
    line: without.line,
    right: `~/.claude:${from.target}`,
    fix: 'mounted-elsewhere',
  }
}

/** `agent-dev` and `agent` are the same program; `agent` and `database` are not. */
function plainName(service: string): string {
  return service.replace(/[-_](?:dev|development|prod|production|test|local|staging|ci)$/, '')
}

function nameOf({ file, line, service }: LoginMount): string {
  const name = /^[\w.-]{1,40}$/.test(service) ? `the service ${service}` : 'a service'
  return `${name} of ${file}:${line}`
}
