import { describe, expect, it } from 'vitest'
import { login } from './plan-login.ts'
import { type Given, runDoctor } from './run-doctor.ts'

interface Said {
  readonly findings: readonly { ruleId: string; file?: string; fix: string }[]
  readonly answer: { readonly event: string; readonly fix: readonly string[]; readonly check?: string }
}

async function asked(error: string, given: Given = { home: login }): Promise<Said> {
  const { stdout } = await runDoctor({ ...given, flags: { json: true, error } })
  return JSON.parse(stdout) as Said
}

const validation = 'Error: Environment variable validation failed:\n  - '
const keys =
  'Either AWS_BEARER_TOKEN_BEDROCK or both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are required when using AWS Bedrock.'
const workflow = (input: string) => ({
  '.github/workflows/claude.yml': `on: issue_comment\njobs:\n  claude:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: anthropics/claude-code-action@v1\n        with:\n          ${input}\n`,
})

describe('a text of the Action that is read on a machine with a login', () => {
  it.each([
    [
      'Cannot use multiple providers simultaneously. Please set only one of: CLAUDE_CODE_USE_BEDROCK, CLAUDE_CODE_USE_VERTEX, or CLAUDE_CODE_USE_FOUNDRY.',
      'keep one of',
    ],
    ['AWS_REGION is required when using AWS Bedrock.', 'AWS_REGION:'],
    [keys, 'configure-aws-credentials'],
    [
      `AWS_REGION is required when using AWS Bedrock.\n  - ${keys}`,
      'role-to-assume: ROLE, aws-region: REGION',
    ],
    ['CLOUD_ML_REGION is required when using Google Vertex AI.', 'CLOUD_ML_REGION:'],
    [
      'Either ANTHROPIC_FOUNDRY_RESOURCE or ANTHROPIC_FOUNDRY_BASE_URL is required when using Microsoft Foundry.',
      'ANTHROPIC_FOUNDRY_RESOURCE:',
    ],
  ])('gets the fix that the text asks for, whatever is set here: %s', async (text, fix) => {
    const { answer } = await asked(`${validation}${text}`)
    expect(answer.event).toBe(
      'The action claude-code-action stopped before it started Claude Code: nothing was sent.',
    )
    expect(answer.fix.join('\n')).toContain(fix)
    if (!text.startsWith('Cannot')) expect(answer.fix.join('\n')).not.toContain('keep one of')
  })

  it.each([
    ['claude_code_oauth_token: ${{ secrets.CLAUDE_CODE_OAUTH_TOKEN }}', 'ci-secret-empty'],
    ['prompt: review', 'action-input'],
  ])('is about its workflow, and this login is left alone: %s', async (input, rule) => {
    const { findings, answer } = await asked(
      `${validation}Either ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN is required when using direct Anthropic API.`,
      { home: login, proj: workflow(input) },
    )
    expect(findings[0]?.ruleId).toBe(rule)
    expect(answer.event).toMatch(/^The action claude-code-action stopped/)
    const fix = findings.map(one => one.fix).join('\n')
    expect(fix).toContain('gh secret set CLAUDE_CODE_OAUTH_TOKEN')
    expect(fix).not.toContain('claude auth')
  })

  it.each(["Claude finished @octo's task in 2s", '**Claude encountered an error after 3s**'])(
    'that only reports its end claims nothing of what failed, and is followed by the next run: %s',
    async text => {
      const { findings, answer } = await asked(text, { home: login, proj: workflow('prompt: review') })
      expect(findings[0]?.ruleId).toBe('result-hides-error')
      expect(answer.event).not.toContain('made nothing fail')
      expect(answer.check).toBe('The log of the next run shows the error.')
    },
  )

  it('that reports its end gives way to the error beside it', async () => {
    const { findings } = await asked("Claude finished @octo's task in 2s\nAPI Error: 401 invalid x-api-key", {
      env: { CI: 'true', GITHUB_ACTIONS: 'true' },
    })
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('result-hides-error')
  })
})
