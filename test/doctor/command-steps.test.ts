import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Given, runDoctor } from './run-doctor.ts'

const file = '.github/workflows/ci.yml'
const workflow = (env: string, at: 'workflow' | 'job' | 'step') => `on: push
${at === 'workflow' ? `env:\n  ${env}\n` : ''}jobs:
  ask:
    runs-on: ubuntu-latest
${at === 'job' ? `    env:\n      ${env}\n` : ''}    steps:
      - run: npm install -g @anthropic-ai/claude-code
      - run: |
          claude -p "review this"
${at === 'step' ? `        env:\n          ${env}\n` : ''}`
const job = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'o/r' }
const given = `ANTHROPIC_API_KEY: \${{ secrets.PROD_KEY }}`

async function asked(setup: Given) {
  const { stdout } = await runDoctor({ ...setup, flags: { json: true } })
  return JSON.parse(stdout) as {
    findings: { ruleId: string; reason: string; file?: string; line?: number }[]
    answer: { fix: string[] }
  }
}

describe('a workflow that runs claude without the action', () => {
  it.each(['workflow', 'job', 'step'] as const)(
    'and names no key in the env of its %s is told the step',
    async at => {
      const { findings, answer } = await asked({
        env: job,
        proj: { [file]: workflow('ANTHROPIC_MODEL: sonnet', at) },
      })
      expect(findings[0]).toMatchObject({ ruleId: 'ci-step-without-credential', file })
      expect(findings[0]?.reason).toMatch(/ci\.yml:\d+ runs claude/)
      const start = answer.fix.indexOf('  env:')
      expect(parse(answer.fix.slice(start, start + 2).join('\n'))).toEqual({
        env: { CLAUDE_CODE_OAUTH_TOKEN: `\${{ secrets.CLAUDE_CODE_OAUTH_TOKEN }}` },
      })
    },
  )

  it.each(['workflow', 'job', 'step'] as const)(
    'and names one in the env of its %s is told of the secret that arrived empty, by its own name',
    async at => {
      const { findings, answer } = await asked({
        env: { ...job, ANTHROPIC_API_KEY: '' },
        proj: { [file]: workflow(given, at) },
      })
      expect(findings[0]?.ruleId).toBe('ci-secret-empty')
      expect(answer.fix.join('\n')).toContain('gh secret set PROD_KEY')
      expect(answer.fix.join('\n')).toContain(`${file}:`)
    },
  )

  it('and only installs or updates it is none that needs a key', async () => {
    const { findings } = await asked({
      env: job,
      proj: { [file]: workflow(given, 'step').replace('claude -p "review this"', 'claude update') },
    })
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('ci-step-without-credential')
  })
})

describe('a secret of a name of its own', () => {
  const rejected =
    'API Error: 401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}'
  const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`

  it.each([
    [job, { [file]: workflow(given, 'step') }, 'gh secret set PROD_KEY'],
    [
      { CI: 'true', GITLAB_CI: 'true' },
      {
        '.gitlab-ci.yml':
          'ask:\n  variables:\n    ANTHROPIC_API_KEY: $PROD_KEY\n  script:\n    - claude -p hi\n',
      },
      'Variables: PROD_KEY, masked',
    ],
  ])('is renewed under that name: %#', async (env, proj, words) => {
    const { stdout } = await runDoctor({
      env: { ...env, ANTHROPIC_API_KEY: key },
      proj,
      flags: { json: true, error: rejected },
    })
    const { answer } = JSON.parse(stdout) as { answer: { fix: string[] } }
    expect(answer.fix.join('\n')).toContain(words)
  })

  it('that did not arrive in a job of GitLab is named with its line', async () => {
    const { findings, answer } = await asked({
      env: { CI: 'true', GITLAB_CI: 'true', ANTHROPIC_API_KEY: '' },
      proj: {
        '.gitlab-ci.yml': 'variables:\n  ANTHROPIC_API_KEY: ${PROD_KEY}\nask:\n  script: claude -p hi\n',
      },
    })
    expect(findings[0]?.ruleId).toBe('ci-secret-empty')
    expect(answer.fix.join('\n')).toContain('.gitlab-ci.yml:2 takes it from PROD_KEY')
  })
})
