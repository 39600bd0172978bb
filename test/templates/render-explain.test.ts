import { describe, expect, it } from 'vitest'
import { shells } from '../../src/shells/index.ts'
import { renderExplain } from '../../src/templates/render-explain.ts'

const text = `---
title: The key is stale
source: https://code.claude.com/docs/en/errors
verified: 2026-11-23
symptom: Failed to authenticate. API Error: 401
symptom-2: "Invalid API key"
---

An old key is exported.

- Seen often.

<!-- fix -->

Remove it:

\`\`\`{{fence}}
{{unset ANTHROPIC_API_KEY}}
\`\`\`
`
const explain = (source: string, shell: string | undefined) =>
  renderExplain({
    sources: new Map([['explain/stale-key.md', source]]),
    id: 'stale-key',
    shell: shells.find(({ id }) => id === shell),
  })

describe('an explanation', () => {
  it('parts cause and fix, keeps the symptoms as written, and speaks the shell of the reader', () => {
    expect(explain(text, 'tcsh')).toEqual({
      title: 'The key is stale',
      symptoms: ['Failed to authenticate. API Error: 401', 'Invalid API key'],
      cause: 'An old key is exported.\n\n- Seen often.',
      fix: 'Remove it:\n\n```sh\nunsetenv ANTHROPIC_API_KEY\n```',
      source: 'https://code.claude.com/docs/en/errors',
      verified: '2026-11-23',
    })
  })
  it('speaks POSIX where no shell is known', () => {
    expect(explain(text, undefined).fix).toContain('```sh\nunset ANTHROPIC_API_KEY\n```')
  })
  it.each([
    ['no title', text.replace('title: The key is stale\n', ''), 'lacks `title`'],
    ['no divider', text.replace('<!-- fix -->', ''), 'a line `<!-- fix -->` parts cause and fix'],
    [
      'an unknown word',
      text.replace('{{unset', '{{erase'),
      'explain/stale-key.md:17: unknown word `{{erase}}`',
    ],
  ])('with %s is an error', (_, source, reason) => {
    expect(() => explain(source, 'zsh')).toThrow(reason)
  })
})
