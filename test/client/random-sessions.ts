import * as fc from 'fast-check'
import type { FileContent, Setup } from './write-world.ts'

/** Sometimes there, sometimes not. */
const maybe = <T>(value: T) => fc.constantFrom<T | undefined>(value, value, undefined, undefined, undefined)

const key = (tag: string) => `sk-ant-api03-FAKE-${tag.repeat(20)}`
const present = (entries: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

const block = (tag: string) =>
  fc
    .record({
      ANTHROPIC_API_KEY: maybe(key(tag)),
      ANTHROPIC_AUTH_TOKEN: maybe(`FAKE-TOKEN-${tag}`),
      ANTHROPIC_CUSTOM_HEADERS: fc.constantFrom(undefined, undefined, undefined, `x-api-key: FAKE-H-${tag}`),
    })
    .map(present)

/** Set-ups of a person at a terminal who has started the client before: what the interactive client may send, and ask. */
const session = fc
  .record({
    shell: block('S'),
    oauth: maybe('sk-ant-oat01-FAKE-O'),
    user: block('U'),
    userHelper: maybe('echo FAKE-HELPER-U'),
    project: block('P'),
    projectHelper: maybe('echo FAKE-HELPER-P'),
    login: maybe('sk-ant-oat01-FAKE-C'),
    saved: maybe(key('M')),
    /** What was answered about the keys of the shell and the user. */
    answer: fc.constantFrom('approved', 'approved', 'rejected', 'none'),
    trust: fc.constantFrom('here', 'here', 'above', 'none'),
  })
  .map((given): Setup => {
    const ends = [key('S'), key('U'), key('P')].map(one => one.slice(-20))
    const answers = given.answer === 'none' ? {} : { [given.answer]: ends }
    const state = {
      hasCompletedOnboarding: true,
      lastOnboardingVersion: '9.9.9',
      theme: 'dark',
      customApiKeyResponses: { approved: [], rejected: [], ...answers },
      ...(given.trust === 'none'
        ? {}
        : {
            projects: {
              [given.trust === 'here' ? '@PROJ@/sub' : '@PROJ@']: { hasTrustDialogAccepted: true },
            },
          }),
      ...(given.saved === undefined ? {} : { primaryApiKey: given.saved }),
    }
    const settings = (env: object, helper: string | undefined) => ({
      env,
      ...(helper === undefined ? {} : { apiKeyHelper: helper }),
    })
    const login = {
      accessToken: given.login,
      refreshToken: null,
      expiresAt: 4e12,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
    }
    const home: Record<string, FileContent> = {
      '.claude.json': state,
      '.claude/settings.json': settings(given.user, given.userHelper),
    }
    if (given.login !== undefined) {
      home['.claude/.credentials.json'] = { text: JSON.stringify({ claudeAiOauth: login }), mode: 0o600 }
    }
    return {
      env: present({ ...given.shell, CLAUDE_CODE_OAUTH_TOKEN: given.oauth }),
      home,
      proj: { 'sub/.claude/settings.json': settings(given.project, given.projectHelper) },
      cwd: 'sub',
    }
  })

export function randomSessions(seed: number, count: number): readonly Setup[] {
  return fc.sample(session, { seed, numRuns: count })
}
