import { describe, expect, it } from 'vitest'
import { key, login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

interface Told {
  readonly first?: string
  readonly cause: string
  readonly fix: string
}

async function told(given: Given): Promise<Told> {
  const { stdout } = await runDoctor({ ...given, flags: { json: true, ...given.flags } })
  const { answer, findings } = JSON.parse(stdout)
  return { first: findings[0]?.ruleId, cause: answer.cause ?? '', fix: answer.fix.join('\n') }
}

const notLoggedIn = 'Not logged in · Please run /login'
const simple = { env: { CLAUDE_CODE_SIMPLE: '1' } }
const account = { hasCompletedOnboarding: true, oauthAccount: { emailAddress: 'a@example.com' } }

describe('bare mode', () => {
  it.each<[string, Given]>([
    ['a call in the text', { home: login, flags: { error: `$ claude --bare -p hi\n${notLoggedIn}` } }],
    [
      'a variable before the call',
      { flags: { error: `$ CLAUDE_CODE_SIMPLE=1 claude -p hi\n${notLoggedIn}` } },
    ],
    ['the environment', { home: login, env: simple.env, flags: { error: notLoggedIn } }],
    ['settings of the user', { home: { ...login, '.claude/settings.json': simple } }],
  ])('is why no login counts, wherever it was switched on: %s', async (_, given) => {
    const { first, fix } = await told(given)
    expect(first).toBe('bare-mode')
    expect(fix).not.toMatch(/claude auth login|setup-token/)
  })

  it('is taken out of the file in which it stands, and out of the shell where it stands there', async () => {
    const file = await told({ home: { ...login, '.claude/settings.json': simple } })
    expect(file.fix).toMatch(/^Delete CLAUDE_CODE_SIMPLE from "env" in ~\/\.claude\/settings\.json:\d+\./)
    const shell = await told({ home: login, env: simple.env })
    expect(shell.fix).toContain('  unset CLAUDE_CODE_SIMPLE')
  })

  it.each<[string, Given, RegExp]>([
    [
      'a line of a start-up file',
      { home: { ...login, '.bashrc': 'export CLAUDE_CODE_SIMPLE=1\n' } },
      /^Delete line 1 of ~\/\.bashrc, then\n {2}unset CLAUDE_CODE_SIMPLE$/m,
    ],
    ['a unit', { env: { INVOCATION_ID: 'a', JOURNAL_STREAM: '8:1' } }, /from the unit/],
    ['a container', { overrides: { container: true } }, /^Start the container without CLAUDE_CODE_SIMPLE/],
    ['a job', { env: { CI: 'true', GITLAB_CI: 'true' } }, /^Delete the variable CLAUDE_CODE_SIMPLE under/],
  ])('is taken away where it was switched on: %s', async (_, given, wanted) => {
    const { first, fix } = await told({ ...given, env: { ...given.env, ...simple.env } })
    expect(first).toBe('bare-mode')
    expect(fix).toMatch(wanted)
  })

  it('is why the login of a Keychain that cannot be read does not count', async () => {
    const { cause } = await told({
      home: { '.claude.json': account, '.claude/settings.json': simple },
      overrides: { platform: 'darwin' },
      flags: { error: notLoggedIn },
    })
    expect(cause).toContain('the login whose account .claude.json names is not used')
  })

  it('is no cause where a later call was an ordinary one', async () => {
    const error = `$ claude --bare -p hi\nOK\n$ claude -p hi\n${notLoggedIn}`
    expect((await told({ flags: { error } })).first).toBe('nothing-to-send')
  })
})

describe('settings under names that nothing reads', () => {
  const nothing = 'Could not resolve authentication method. Expected either apiKey or authToken to be set.'
  it.each(['apiKey', 'api_key', 'baseURL', 'model_provider', 'authToken', 'environment'])(
    'are the cause where nothing else is found to send: %s',
    async name => {
      for (const error of [nothing, notLoggedIn]) {
        const { first, cause, fix } = await told({
          home: { '.claude/settings.json': { [name]: 'x' } },
          flags: { error },
        })
        expect([first, cause.includes(name)], error).toEqual(['settings-unknown-key', true])
        expect(fix).toContain('"env"')
      }
    },
  )

  it('are none where something is sent', async () => {
    const { first } = await told({
      home: { ...login, '.claude/settings.json': { apiKey: 'x' } },
      flags: {
        error:
          'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"Invalid bearer token"}}',
      },
    })
    expect(first).not.toBe('settings-unknown-key')
  })
})

describe('a key in the environment that is that of a file of the project', () => {
  it('is said to come from what loads that file', async () => {
    const { fix } = await told({
      home: login,
      env: { ANTHROPIC_API_KEY: key },
      proj: { '.env.local': `# app\nANTHROPIC_API_KEY=${key}\n` },
      flags: { expect: 'subscription' },
    })
    expect(fix).toContain('.env.local:2')
    expect(fix).not.toContain('no start-up file')
  })

  it('is not said to where the file has another value', async () => {
    const { fix } = await told({
      home: login,
      env: { ANTHROPIC_API_KEY: key },
      proj: { '.env.local': `ANTHROPIC_API_KEY=${key.replaceAll('Qz7', 'Qz8')}\n` },
      flags: { expect: 'subscription' },
    })
    expect(fix).not.toContain('.env.local')
  })
})

describe('an editor that asks for a login before it reads settings', () => {
  const asks =
    'Claude Code can be used with your Claude subscription or billed based on API usage through your Console account.'
  const inEditor = { env: { TERM_PROGRAM: 'vscode' }, flags: { error: asks } }
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a helper', { apiKeyHelper: 'echo x' }],
    ['a key', { env: { ANTHROPIC_API_KEY: key } }],
    ['a token', { env: { CLAUDE_CODE_OAUTH_TOKEN: key.replace('api03', 'oat01') } }],
  ])('has that prompt switched off where %s stands in settings', async (_, settings) => {
    const { first, fix } = await told({
      ...inEditor,
      home: { '.claude.json': account, '.claude/settings.json': settings },
    })
    expect(first).toBe('editor-login-prompt')
    expect(fix).toContain('claudeCode.disableLoginPrompt')
    expect(fix).not.toMatch(/claude auth login|setup-token/)
  })

  it('is answered otherwise where nothing is set, and in a terminal', async () => {
    const home = { '.claude.json': account }
    expect((await told({ ...inEditor, home })).first).not.toBe('editor-login-prompt')
    const settings = { '.claude/settings.json': { apiKeyHelper: 'echo x' } }
    expect((await told({ flags: { error: asks }, home: { ...home, ...settings } })).first).not.toBe(
      'editor-login-prompt',
    )
  })
})

describe('a page of the login that refuses the organization', () => {
  const refused = "Can't access this organization"
  it('points to the setting that names one, wherever it stands', async () => {
    const settings = { forceLoginOrgUUID: '00000000-0000-0000-0000-000000000000' }
    const user = await told({ home: { '.claude/settings.json': settings }, flags: { error: refused } })
    expect(user.cause).toContain('forceLoginOrgUUID in ~/.claude/settings.json')
    expect(user.fix).toContain('~/.claude/settings.json')
    const project = await told({ proj: { '.claude/settings.json': settings }, flags: { error: refused } })
    expect(project.fix).toContain('.claude/settings.json')
  })

  it('points to none where none is set', async () => {
    const { fix } = await told({ flags: { error: refused } })
    expect(fix).not.toContain('forceLoginOrgUUID')
  })
})

describe('variables of a pipeline that did not arrive', () => {
  const gitlab = { CI: 'true', GITLAB_CI: 'true', CI_COMMIT_REF_PROTECTED: 'false' }
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['GitLab, a branch', gitlab, 'ci-protected-branch'],
    [
      'GitLab, a fork',
      { ...gitlab, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2', CI_MERGE_REQUEST_PROJECT_ID: '1' },
      'ci-fork',
    ],
    [
      'GitLab, the same project',
      { ...gitlab, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1', CI_MERGE_REQUEST_PROJECT_ID: '1' },
      'ci-protected-branch',
    ],
    ['Azure', { TF_BUILD: 'True', SYSTEM_PULLREQUEST_ISFORK: 'True' }, 'ci-fork'],
    ['CircleCI', { CI: 'true', CIRCLECI: 'true', CIRCLE_PR_REPONAME: 'r' }, 'ci-fork'],
    ['Azure, no fork', { TF_BUILD: 'True', SYSTEM_PULLREQUEST_ISFORK: 'False' }, 'nothing-to-send'],
  ])('are told by what the service does with them: %s', async (_, env, id) => {
    const { first, fix } = await told({ env, flags: { error: notLoggedIn } })
    expect(first).toBe(id)
    expect(fix).not.toContain('claude auth login')
    if (env['GITLAB_CI'] === undefined) expect(fix).not.toContain('GitHub')
  })
})

describe('a gateway that does not know a key', () => {
  const rejected =
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'
  const env = { ANTHROPIC_BASE_URL: 'https://llm.example.com' }
  it('may read the other header, where the key goes out as x-api-key alone', async () => {
    const { fix } = await told({
      env: { ...env, ANTHROPIC_API_KEY: 'made-up-key' },
      flags: { error: rejected },
    })
    expect(fix).toContain('ANTHROPIC_AUTH_TOKEN')
    expect(fix).toContain('Authorization: Bearer')
  })
})
