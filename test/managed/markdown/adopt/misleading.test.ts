import { describe, expect, it } from 'vitest'
import { misleadingAdvice } from '../../../../src/managed/markdown/adopt/misleading.ts'
import { misleadingFindings } from '../../../../src/managed/markdown/adopt/misleading-findings.ts'
import { openDocument } from '../../../../src/managed/markdown/open-document.ts'
import { templateSources } from '../../../support/templates.ts'

const wrong: readonly (readonly [string, string])[] = [
  ['key-required', 'Claude Code requires an Anthropic API key (starts with sk-ant-), not a Claude.ai login.'],
  ['key-in-gitignore', 'Add `ANTHROPIC_API_KEY` to your `.gitignore`.'],
  ['retired-model', 'curl … "model":"claude-sonnet-4-20250514"'],
  ['key-printed', 'Run `echo $ANTHROPIC_API_KEY | head -c 10` first.'],
  ['no-credits', 'A 401 also appears when the account has no credits.'],
  ['old-command', 'Run `claude login` again.'],
  ['key-in-settings', 'Put the API key in `.claude/settings.json`.'],
  ['key-in-env-file', 'Put your API key in `.env` and start.'],
  ['stores-nothing', 'Claude Code does not cache or store the key itself.'],
  ['credentials-path', 'Delete ~/.claude/credentials.json.'],
]
const right: readonly string[] = [
  'Never add `ANTHROPIC_API_KEY` to `.gitignore`.',
  'Log in with `/login`; an API key is not needed.',
  'A 401 means a rejected key. Without credits you get a 402.',
  'Run `claude auth login` again.',
  'Never put a key in `.claude/settings.json`.',
  'Put the key in `~/.claude/settings.json`.',
  'Put the key name in `.env.example`.',
  'Check with `[ -n "$ANTHROPIC_API_KEY" ] && echo set`.',
  'Never run `echo $ANTHROPIC_API_KEY`.',
  'The login is in `~/.claude/.credentials.json`.',
]

describe('misleading advice', () => {
  it.each(wrong)('%s is found', (id, text) => {
    expect(misleadingAdvice(text).map(advice => advice.id)).toEqual([id])
  })
  it.each(right)('%s is right', text => {
    expect(misleadingAdvice(text)).toEqual([])
  })
  it('has a fact, a reason and a source for each pattern, and no fact without a pattern', () => {
    const stored = [...templateSources.keys()].filter(path => path.startsWith('misleading/'))
    expect(wrong.map(([id]) => `misleading/${id}.md`).toSorted()).toEqual(stored)
    for (const [, text] of wrong) {
      const [finding] = misleadingFindings({
        ...{ path: 'CLAUDE.md', document: openDocument(text) },
        ...{ blocks: [{ text, offset: 0 }], sources: templateSources },
      })
      expect(finding?.reason.length).toBeGreaterThan(20)
      expect(finding?.reason).not.toMatch(/\.$/)
      expect(finding?.expected?.length).toBeGreaterThan(30)
      expect(finding?.url).toMatch(/^https:\/\/(?:code|platform)\.claude\.com\/docs\/en\/[\w/-]+$/)
    }
  })
})
