import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { envFormat } from '../../../src/managed/lines/env-format.ts'
import { ignoreFormat } from '../../../src/managed/lines/ignore-format.ts'
import type { LineEntry, LineFormat } from '../../../src/managed/lines/line-format.ts'
import { mergeLines } from '../../../src/managed/lines/merge-lines.ts'
import type { DocumentInput, DocumentMerge } from '../../../src/managed/markdown/document-merge.ts'
import { mergeDocument } from '../../../src/managed/markdown/merge-document.ts'
import type { SectionBlock } from '../../../src/types.ts'
import { opened, openedLines } from '../../support/opened.ts'

/** Written once. To make them anew is to change the format, which needs a new version. */
const file = (name: string) => join(import.meta.dirname, '../../golden/markers', name)
const golden = (name: string, text: string | undefined) => {
  if (process.env['AUTHMD_NEW_FORMAT'] === '1') writeFileSync(file(name), text ?? '')
  return readFileSync(file(name), 'utf8')
}

/** One of each kind of block, so that every rule of the canonical form is in a digest. */
const blocks: readonly SectionBlock[] = [
  { id: 'section/title', markdown: '## Claude Code authentication' },
  {
    id: 'intro/default',
    markdown: 'Words with `CODE`, _emphasis_, **strong** and [a link](https://example.com).',
  },
  { id: 'shell/zsh', markdown: '- Set it in `~/.zshrc`.' },
  { id: 'os/macos.anthropic', markdown: '- [ ] The login keychain\n  - holds it.' },
  { id: 'section/check', markdown: '### Check it!' },
  { id: 'check/default', markdown: '```sh\nprintenv NAME | wc -c\n\nexit\n```' },
  { id: 'check/default.settings', markdown: '```json\n{ "env": { "A": "b" } }\n```' },
  { id: 'check/default.table', markdown: '| a | b |\n| - | - |\n| 1 | 2 |' },
  { id: 'section/end', markdown: '> Ask us.' },
]
const record = {
  os: 'macos',
  shell: 'bash,fish,zsh',
  env: 'docker,github-actions,vscode',
  provider: 'bedrock',
}

const merge = (before: string | undefined, more: Partial<DocumentInput> = {}) =>
  mergeWhole(before, more).after
function mergeWhole(before: string | undefined, more: Partial<DocumentInput> = {}): DocumentMerge {
  const base = { path: 'CLAUDE.md', id: 'auth', template: 7, onEdit: 'merge', blocks, record } as const
  return mergeDocument({ ...base, ...more, before: opened(before) })
}
function lines(
  before: string | undefined,
  format: LineFormat,
  entries: readonly LineEntry[],
  more = {},
): string | undefined {
  const base = { file: 'F', template: 7, onEdit: 'merge', want: 'present' } as const
  return mergeLines({ ...base, format, before: openedLines(before, format), entries, record: {}, ...more })
    .after
}

const hand = (text = '') => text.replace('Set it in', 'I set it in').replace('> Ask us.', 'Ask me.')
/** Everything that a record can hold beside the profile. */
const ofTeam = {
  target: 'claude-md,guide',
  guide: 'docs/authentication/claude-code.md',
  forbids: 'keys,dotenv',
  own: 'config/abc123',
}
/** A person deleted a block, and then it left the profile: it is not to come back. */
const withheld = (text = '') => {
  const left = { ...record, shell: 'bash' }
  const without = text.replace('- Set it in `~/.zshrc`.\n', '')
  return merge(without, { blocks: blocks.filter(({ id }) => id !== 'shell/zsh'), record: left })
}
const conflict = blocks.map(block =>
  block.id === 'shell/zsh'
    ? { ...block, markdown: '- Put it there.' }
    : block.id === 'intro/default'
      ? { ...block, markdown: 'New words.' }
      : block,
)
const patterns = [
  ...['.env', '.env.local', '.env.*.local', '.claude/settings.local.json'].map(id => ({ id, lines: [id] })),
  { id: 'keep/.env.example', lines: ['!.env.example'] },
]
const variables = [
  { id: 'bedrock/CLAUDE_CODE_USE_BEDROCK', lines: ['# the provider', '# CLAUDE_CODE_USE_BEDROCK='] },
  { id: 'bedrock/AWS_REGION', lines: ['# AWS_REGION='] },
]

describe('format 1 gives the same bytes for ever', () => {
  it.each([
    ['section.md', merge('# Project\n')],
    ['section-of-a-created-file.md', merge(undefined)],
    ['section-without-record.md', merge('# Project\n', { record: {} })],
    ['section-without-final-line-end.md', merge('# Project\n\nWords.')],
    ['section-edited.md', merge(hand(merge('# Project\n')), { blocks: conflict, template: 8 })],
    ['section-withheld.md', withheld(merge('# Project\n'))],
    ['section-of-a-team.md', merge('# Project\n', { record: { ...record, ...ofTeam } })],
    ['section-below-the-root.md', merge('# Package\n', { record: { style: 'nested', target: 'claude-md' } })],
    ['guide.md', merge(undefined, { unit: 'heading' })],
    ['gitignore.txt', lines('node_modules\n', ignoreFormat, patterns)],
    ['gitignore-without-final-line-end.txt', lines('node_modules', ignoreFormat, patterns)],
    [
      'env-example.txt',
      lines('PORT=1\n', envFormat, variables, {
        record: {
          provider: 'bedrock',
          target: 'claude-md,env-example,gitignore,guide',
          own: 'config/abc123',
        },
      }),
    ],
    ['record-alone.txt', lines('', ignoreFormat, [], { keepsRecord: true, record: { target: 'gitignore' } })],
  ])('%s', (name, text) => {
    expect(text).toBe(golden(name, text))
    expect(Math.max(...(text ?? '').split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
  })

  it('and reads them as current, with and without the checksum', () => {
    for (const exact of [false, true]) {
      for (const name of ['section.md', 'section-without-final-line-end.md']) {
        const text = readFileSync(file(name), 'utf8')
        expect(merge(text, { exact })).toBe(text)
      }
      const guide = readFileSync(file('guide.md'), 'utf8')
      expect(merge(guide, { exact, unit: 'heading' })).toBe(guide)
    }
    const text = readFileSync(file('gitignore.txt'), 'utf8')
    expect(lines(text, ignoreFormat, patterns)).toBe(text)
  })

  it('a block of this format without its note is read, and gets it with the next change', () => {
    const note = /\n(?:# )?Kept up to date by authmd\. Your edits stay\.(?= -->|\n)/
    for (const name of ['section.md', 'guide.md']) {
      const old = readFileSync(file(name), 'utf8').replace(note, '')
      expect(merge(old, { template: 8 })).toBe(old)
      expect(merge(old, { template: 8, record: { os: 'linux' } })).toMatch(note)
    }
    const old = readFileSync(file('gitignore.txt'), 'utf8').replace(note, '')
    expect(lines(old, ignoreFormat, patterns)).toBe(old)
    expect(lines(old, ignoreFormat, patterns.slice(1))).toMatch(note)
  })

  it('a note in other words is an edit like any other: it stays, is seen, and goes with `overwrite`', () => {
    const own = 'Von authmd gepflegt.\nFragen an das Team.'
    const text = readFileSync(file('section.md'), 'utf8').replace(/Kept.*stay\./, own)
    expect(merge(text)).toBe(text)
    expect(merge(text, { record: { os: 'linux' } })).toContain(`os=linux\n${own} -->\n`)
    expect(mergeWhole(text)).toMatchObject({ state: 'edited', findings: [] })
    expect(merge(text, { onEdit: 'overwrite' })).toContain('\nKept up to date by authmd. Your')
    const ignore = readFileSync(file('gitignore.txt'), 'utf8').replace(/Kept.*stay\./, 'Von authmd gepflegt.')
    expect(lines(ignore, ignoreFormat, patterns)).toBe(ignore)
    expect(lines(ignore, ignoreFormat, patterns.slice(1))).toContain('\n# Von authmd gepflegt.\n.env.local\n')
  })
})
