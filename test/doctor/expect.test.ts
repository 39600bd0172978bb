import { describe, expect, it } from 'vitest'
import type { Expected } from '../../src/credentials/facts.ts'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

async function told(kind: Expected, given: Given) {
  const { stdout, exitCode } = await runDoctor({
    ...given,
    flags: { json: true, expect: kind, ...given.flags },
  })
  const { findings, answer } = JSON.parse(stdout) as {
    findings: { ruleId: string; severity: string; reason: string }[]
    answer: { fix: string[]; check?: string }
  }
  return { exitCode, findings, fix: answer.fix.join('\n'), check: answer.check }
}

const gateway = { ANTHROPIC_BASE_URL: 'https://llm.example.com', ANTHROPIC_AUTH_TOKEN: 'sk-made-up-token' }
const ofAnthropic = /claude (?:auth login|setup-token)|platform\.claude\.com/

describe('with nothing set at all, each expectation is told its own way in', () => {
  it.each<readonly [Expected, RegExp]>([
    ['subscription', /claude auth login/],
    ['key', /ANTHROPIC_API_KEY/],
    ['token', /ANTHROPIC_AUTH_TOKEN/],
    ['gateway', /ANTHROPIC_BASE_URL[\s\S]*ANTHROPIC_AUTH_TOKEN/],
    ['bedrock', /CLAUDE_CODE_USE_BEDROCK=1[\s\S]*AWS_REGION[\s\S]*aws sso login/],
    ['vertex', /CLAUDE_CODE_USE_VERTEX=1[\s\S]*ANTHROPIC_VERTEX_PROJECT_ID/],
    ['foundry', /CLAUDE_CODE_USE_FOUNDRY=1[\s\S]*ANTHROPIC_FOUNDRY_RESOURCE/],
  ])('%s', async (kind, wanted) => {
    const { exitCode, findings, fix, check } = await told(kind, {})
    expect(exitCode).toBe(1)
    expect(findings[0]?.ruleId).toBe('unexpected-source')
    expect(fix).toMatch(wanted)
    if (kind !== 'subscription') expect(fix).not.toMatch(ofAnthropic)
    expect(check).toContain(`--expect ${kind}`)
  })
})

/** A place by its variables, and where its own words for a variable stand. */
const places: readonly (readonly [string, Given, RegExp])[] = [
  ['GitHub Actions', { env: { CI: 'true', GITHUB_ACTIONS: 'true' } }, /^ {2}env:\n {4}NAME: /m],
  [
    'GitLab',
    { env: { CI: 'true', GITLAB_CI: 'true' } },
    /^In \.gitlab-ci\.yml.*\n {2}variables:\n {4}NAME: /m,
  ],
  ['Azure', { env: { TF_BUILD: 'True' } }, /^In azure-pipelines\.yml.*\n {2}variables:\n {4}NAME: /m],
  [
    'Jenkins',
    { env: { JENKINS_URL: 'https://ci.example.com' } },
    /^In the Jenkinsfile.*\n {2}environment \{\n {4}NAME = '/m,
  ],
  [
    'CircleCI',
    { env: { CI: 'true', CIRCLECI: 'true' } },
    /^In \.circleci\/config\.yml.*\n {2}environment:\n {4}NAME: /m,
  ],
  ['Bitbucket', { env: { CI: 'true', BITBUCKET_BUILD_NUMBER: '1' } }, /^In Bitbucket.*\n {2}NAME=/m],
  ['TeamCity', { env: { TEAMCITY_VERSION: '2025.03' } }, /^In TeamCity.*\n {2}env\.NAME=/m],
  ['CodeBuild', { env: { CODEBUILD_BUILD_ARN: 'arn' } }, /^In the buildspec.*\n {2}variables:\n {4}NAME: /m],
  ['another pipeline', { env: { CI: 'true' } }, /^As variables of the job:\n {2}NAME=/m],
  [
    'systemd',
    { env: { INVOCATION_ID: 'a', JOURNAL_STREAM: '8:1' } },
    /^In the unit.*\n {2}Environment=NAME=/m,
  ],
  [
    'a codespace',
    { env: { CODESPACES: 'true' } },
    /^In \.devcontainer\/devcontainer\.json.*\n {2}"remoteEnv": \{ "NAME": "/m,
  ],
  ['a container', { overrides: { container: true } }, /^Start the container with:\n {2}-e NAME=/m],
]
const first: readonly (readonly [Expected, string])[] = [
  ['gateway', 'ANTHROPIC_BASE_URL'],
  ['bedrock', 'CLAUDE_CODE_USE_BEDROCK'],
  ['vertex', 'CLAUDE_CODE_USE_VERTEX'],
  ['foundry', 'CLAUDE_CODE_USE_FOUNDRY'],
]

describe('a variable that is wanted is given in the words of the place, and where they stand there', () => {
  it.each(
    places.flatMap(([name, given, wanted]) =>
      first.map(([kind, variable]) => [name, kind, variable, given, wanted] as const),
    ),
  )('%s, %s', async (_, kind, variable, given, wanted) => {
    const { fix } = await told(kind, given)
    expect(fix).toMatch(new RegExp(wanted.source.replace('NAME', variable), 'm'))
  })
})

describe('with something else in use', () => {
  it.each([
    ['key', { home: login }, /ANTHROPIC_API_KEY/, /auth logout|claude auth/],
    ['key', { env: gateway }, /unset ANTHROPIC_BASE_URL[\s\S]*ANTHROPIC_API_KEY/, ofAnthropic],
    [
      'subscription',
      { env: { ANTHROPIC_API_KEY: key }, home: login },
      /unset ANTHROPIC_API_KEY/,
      /claude auth login/,
    ],
    [
      'subscription',
      { env: { ANTHROPIC_API_KEY: key } },
      /unset ANTHROPIC_API_KEY[\s\S]*claude auth login/,
      /logout/,
    ],
    [
      'subscription',
      { env: gateway },
      /unset ANTHROPIC_BASE_URL[\s\S]*unset ANTHROPIC_AUTH_TOKEN[\s\S]*claude auth login/,
      /logout/,
    ],
    ['bedrock', { home: login }, /CLAUDE_CODE_USE_BEDROCK=1/, /claude auth/],
    [
      'subscription',
      { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'made-up-made-up' }, home: login },
      /unset CLAUDE_CODE_USE_BEDROCK/,
      /auth logout/,
    ],
  ] as const)(
    '%s %#: the fix leads there, and takes nothing away that is wanted',
    async (kind, given, wanted, never) => {
      const { exitCode, fix } = await told(kind, given)
      expect(exitCode).toBe(1)
      expect(fix).toMatch(wanted)
      expect(fix).not.toMatch(never)
    },
  )

  it('a provider that is chosen and lacks something is told what it lacks', async () => {
    const { exitCode, findings } = await told('vertex', { env: { CLAUDE_CODE_USE_VERTEX: '1' } })
    expect(exitCode).toBe(1)
    expect(findings[0]?.reason).toContain('ANTHROPIC_VERTEX_PROJECT_ID')
  })
})

describe('an expectation that is met', () => {
  it.each([
    ['key', { env: { ANTHROPIC_API_KEY: key }, home: login }],
    [
      'bedrock',
      {
        env: {
          CLAUDE_CODE_USE_BEDROCK: '1',
          AWS_REGION: 'us-east-1',
          AWS_BEARER_TOKEN_BEDROCK: 'made-up-made-up',
          ANTHROPIC_API_KEY: key,
        },
      },
    ],
  ] as const)('%s: no advice leads away from it', async (kind, given) => {
    const { exitCode, findings } = await told(kind, given)
    expect(exitCode).toBe(0)
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('subscription-hidden')
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('provider-selected')
  })
})

describe('all that goes before what is expected is told at once', () => {
  const helper = { '.claude/settings.json': { apiKeyHelper: 'cat key' } }
  it.each<readonly [string, Expected, Given, readonly string[]]>([
    [
      'a key and a helper',
      'subscription',
      { env: { ANTHROPIC_API_KEY: key }, home: { ...login, ...helper } },
      ['ANTHROPIC_API_KEY in the environment', 'apiKeyHelper in ~/.claude/settings.json'],
    ],
    [
      'a switch, and a key behind it',
      'token',
      { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', ANTHROPIC_API_KEY: key } },
      ['CLAUDE_CODE_USE_BEDROCK in the environment', 'ANTHROPIC_API_KEY in the environment'],
    ],
    [
      'one switch in two places',
      'key',
      {
        env: { CLAUDE_CODE_USE_VERTEX: '1', ANTHROPIC_API_KEY: key },
        home: { '.claude/settings.json': { env: { CLAUDE_CODE_USE_VERTEX: '1' } } },
      },
      ['CLAUDE_CODE_USE_VERTEX in ~/.claude/settings.json', 'CLAUDE_CODE_USE_VERTEX in the environment'],
    ],
    [
      'one key in two places',
      'subscription',
      {
        env: { ANTHROPIC_API_KEY: key },
        home: { ...login, '.claude/settings.json': { env: { ANTHROPIC_API_KEY: key } } },
      },
      ['ANTHROPIC_API_KEY in ~/.claude/settings.json', 'ANTHROPIC_API_KEY in the environment'],
    ],
    [
      'a gateway and its token',
      'subscription',
      { env: gateway, home: login },
      ['ANTHROPIC_BASE_URL in the environment', 'ANTHROPIC_AUTH_TOKEN in the environment'],
    ],
  ])('%s', async (_, kind, given, wanted) => {
    const { findings } = await told(kind, given)
    const reason = findings[0]?.reason ?? ''
    expect(reason).toContain(`${wanted.slice(0, -1).join(', ')} and ${wanted.at(-1)} take precedence`)
  })

  it('one source in both headers is named once', async () => {
    const { stdout } = await runDoctor({
      env: { ANTHROPIC_API_KEY: key },
      home: { ...login, ...helper },
      flags: { 'no-color': true },
    })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'sends apiKeyHelper in ~/.claude/settings.json as x-api-key and as Authorization to',
    )
  })
})

describe('what is in the way is taken away in the words of the place', () => {
  const both = { ANTHROPIC_API_KEY: key, ANTHROPIC_AUTH_TOKEN: 'made-up-value' }
  it.each<readonly [string, Given, RegExp]>([
    [
      'GitHub Actions',
      { env: { CI: 'true', GITHUB_ACTIONS: 'true' } },
      /^Remove ANTHROPIC_API_KEY from .*\nRemove ANTHROPIC_AUTH_TOKEN from .*\nThen, with a token of your plan:\n/m,
    ],
    [
      'GitLab',
      { env: { CI: 'true', GITLAB_CI: 'true' } },
      /^Delete the variable ANTHROPIC_API_KEY .*\nDelete the variable ANTHROPIC_AUTH_TOKEN .*\nThen, with a token/m,
    ],
    [
      'cron',
      { env: { SHELL: '/bin/sh', LOGNAME: 'me' } },
      /^Delete ANTHROPIC_API_KEY in the crontab:\nDelete ANTHROPIC_AUTH_TOKEN in the crontab:\n {2}crontab -e\nThere is no login/m,
    ],
    [
      'systemd',
      { env: { INVOCATION_ID: 'a', JOURNAL_STREAM: '8:1' } },
      /ANTHROPIC_API_KEY from the unit.*\n.*ANTHROPIC_AUTH_TOKEN from the unit.*\n {2}systemctl.*\nThere is no login/m,
    ],
    [
      'a container',
      { overrides: { container: true } },
      /^Start the container without ANTHROPIC_API_KEY.*\nStart the container without ANTHROPIC_AUTH_TOKEN.*\nThere is no login/m,
    ],
  ])('%s', async (_, place, wanted) => {
    const { fix } = await told('subscription', { ...place, env: { ...both, ...place.env } })
    expect(fix).toMatch(wanted)
  })
})

describe('a provider that is expected and switched on', () => {
  const chosen: readonly (readonly [Expected, Readonly<Record<string, string>>])[] = [
    ['bedrock', { CLAUDE_CODE_USE_BEDROCK: '1' }],
    ['vertex', { CLAUDE_CODE_USE_VERTEX: '1' }],
    ['foundry', { CLAUDE_CODE_USE_FOUNDRY: '1' }],
  ]
  it.each(
    chosen.flatMap(([kind, env]) =>
      [{}, { ANTHROPIC_API_KEY: key }].map(more => [kind, { ...env, ...more }] as const),
    ),
  )('keeps its switch, and is told what it lacks: %s, %o', async (kind, env) => {
    const { exitCode, fix } = await told(kind, { env })
    expect(exitCode).toBe(1)
    expect(fix).not.toMatch(/CLAUDE_CODE_USE_|switch/)
    expect(fix).toMatch(/aws sso login|gcloud auth application-default login|az login/)
  })

  const unattended: readonly (readonly [string, Given])[] = [
    ['a container', { overrides: { container: true } }],
    ['systemd', { env: { INVOCATION_ID: 'a', JOURNAL_STREAM: '8:1' } }],
    ['cron', { env: { SHELL: '/bin/sh', LOGNAME: 'me' } }],
    ['GitHub Actions', { env: { CI: 'true', GITHUB_ACTIONS: 'true' } }],
    ['GitLab', { env: { CI: 'true', GITLAB_CI: 'true' } }],
  ]
  it.each(
    unattended.flatMap(([name, given]) =>
      chosen.flatMap(([kind, env]) =>
        [{}, env].map(more => [name, kind, { ...given, env: { ...given.env, ...more } }] as const),
      ),
    ),
  )('is led to no login of a person where nobody is: %s, %s %#', async (_, kind, given) => {
    const { exitCode, fix } = await told(kind, given)
    expect(exitCode).toBe(1)
    expect(fix).not.toMatch(/^ {2}(?:aws sso|gcloud auth|az login)/m)
    expect(fix).toMatch(/AWS|GOOGLE|Google|FOUNDRY/)
  })
})

it('the later of two lines of one file is deleted first, so that the other keeps its number', async () => {
  const { fix } = await told('subscription', {
    env: { ANTHROPIC_API_KEY: key, ANTHROPIC_AUTH_TOKEN: 'made-up-value' },
    home: {
      ...login,
      '.bashrc': `export ANTHROPIC_API_KEY=${key}\n\nexport ANTHROPIC_AUTH_TOKEN=made-up-value\n`,
    },
    flags: { shell: 'bash' },
  })
  expect(fix).toMatch(
    /^Delete line 3 of ~\/\.bashrc, then\n {2}unset ANTHROPIC_AUTH_TOKEN\nDelete line 1 of ~\/\.bashrc, then\n {2}unset ANTHROPIC_API_KEY\n/,
  )
})

describe('what stops the client whatever is expected', () => {
  it.each<readonly [string, Expected, Given]>([
    ['config-corrupted', 'key', { home: { '.claude.json': '{"a":tr' } }],
    ['value-refused', 'key', { env: { ANTHROPIC_API_KEY: `\u201c${key}\u201d` } }],
    [
      'ci-fork',
      'key',
      {
        env: {
          CI: 'true',
          GITLAB_CI: 'true',
          CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2',
          CI_MERGE_REQUEST_PROJECT_ID: '1',
        },
      },
    ],
  ])('is told first: %s', async (rule, kind, given) => {
    const { exitCode, findings } = await told(kind, given)
    expect(exitCode).toBe(1)
    expect(findings.map(({ ruleId }) => ruleId).slice(0, 2)).toEqual([rule, 'unexpected-source'])
  })
})
