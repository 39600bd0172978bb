import { expect, it } from 'vitest'
import { planFiles } from '../../src/portable/plan-files.ts'
import { growth, linear, repeated } from '../support/growth.ts'

const plan = (path: string) => (text: string) => planFiles({ files: { 'CLAUDE.md': '# A\n', [path]: text } })

/** Not every part of the plan is asked for each of them, so the whole of it is. */
it.each([
  ['CLAUDE.md', 'rules, each on its line', 'Never use an API key with Claude Code.\n\n'],
  ['CLAUDE.md', 'rules for some keys', 'Never use an API key of 17 with Claude Code.\n\n'],
  ['CLAUDE.md', 'rules on one line', 'Do not use an API key with Claude Code, only Bedrock. '],
  ['CLAUDE.md', 'rules on places', 'Never put the Claude Code key into `.env`, only into the keychain.\n\n'],
  ['CLAUDE.md', 'headings like ours', '## Claude Code authentication\n\n`claude auth` `/login`\n\n'],
  ['CLAUDE.md', 'headings with text', '# Claude\n\nb\n\n'],
  ['CLAUDE.md', 'bold lines', '**Claude Code login**\n\n- a\n\n'],
  [
    'CLAUDE.md',
    'whole markers',
    '<!-- authmd:start auth v=1 t=1 sum=aaaaaa -->\n\n<!-- authmd:end auth -->\n\n',
  ],
])('the plan for %s grows with its text: %s', (path, _, unit) => {
  expect(growth(repeated(unit), plan(path), 32_768)).toBeLessThan(linear)
})
