import { describe, expect, it } from 'vitest'
import { checkLine, sentence, steps } from '../../src/report/markdown-steps.ts'

describe('the steps of an answer in Markdown', () => {
  it('are text that wraps, and blocks that can be copied', () => {
    const lines = [
      'On your own machine, in a wide window:',
      '  claude setup-token',
      '  gh secret set CLAUDE_CODE_OAUTH_TOKEN     paste it as one line',
      'Put it into the step.',
    ]
    expect(steps(lines)).toBe(
      [
        'On your own machine, in a wide window:',
        '```\nclaude setup-token\ngh secret set CLAUDE_CODE_OAUTH_TOKEN\n```',
        '`gh secret set CLAUDE_CODE_OAUTH_TOKEN`: paste it as one line',
        'Put it into the step.',
      ].join('\n\n'),
    )
  })

  it('keep the shape of lines that belong into a file', () => {
    expect(steps(['  permissions:', '    id-token: write'])).toBe('```\npermissions:\n  id-token: write\n```')
  })

  it('show names and addresses as code, and nothing else of a foreign text acts', () => {
    expect(sentence('Set ANTHROPIC_API_KEY from https://platform.claude.com/settings/keys.')).toBe(
      'Set `ANTHROPIC_API_KEY` from `https://platform.claude.com/settings/keys`.',
    )
    expect(sentence('[x](javascript:y) @me <b> `')).not.toMatch(/(?<!\\)[[<`]/)
    expect(sentence('See `AB_CD` and EF_GH')).toBe('See `AB_CD` and `EF_GH`')
  })

  it('end with a check: the command, and what means good', () => {
    expect(checkLine('claude -p hi     an answer = it works')).toBe('`claude -p hi`: an answer = it works')
    expect(checkLine('Restart claude; /status shows the login.')).toBe(
      'Restart claude; /status shows the login.',
    )
  })
})
