import { lint } from 'markdownlint/sync'
import { remark } from 'remark'
import { describe, expect, it } from 'vitest'
import { mergeDocument } from '../../src/managed/markdown/merge-document.ts'
import { parseBlocks } from '../../src/managed/markdown/parse-section.ts'
import { renderSection } from '../../src/templates/render-section.ts'
import { opened } from '../support/opened.ts'
import { templateSources as sources } from '../support/templates.ts'
import { markdownlint, strictLint } from './tools.ts'

const wide = {
  os: ['linux', 'macos', 'windows'],
  shells: ['bash', 'zsh', 'fish', 'powershell', 'cmd', 'nushell', 'sh', 'tcsh'],
  environments: [
    'devcontainer',
    'direnv',
    'docker',
    'github-actions',
    'gitlab-ci',
    'jetbrains',
    'vscode',
    'wsl',
  ],
} as const

describe('the markers', () => {
  it.each([
    ['default', { default: true }],
    ['strict', strictLint],
  ])('pass the %s rules of markdownlint, line length included, also with a long record', (_, config) => {
    const profile = { ...wide, provider: 'anthropic' as const }
    const text =
      mergeDocument({
        path: 'CLAUDE.md',
        before: opened('# Project\n\nWords.\n'),
        id: 'auth',
        template: 1,
        record: { os: wide.os.join(), shell: wide.shells.join(), env: wide.environments.join() },
        onEdit: 'merge',
        blocks: renderSection({ sources, target: 'claude-md', profile }),
      }).after ?? ''
    const lines = text.split('\n')
    const inMarker = new Set<number>()
    let open = false
    for (const [index, line] of lines.entries()) {
      if (line.startsWith('<!-- authmd')) open = true
      if (open || lines[index - 1] === '-->') inMarker.add(index + 1)
      if (line.endsWith('-->')) open = false
    }
    expect(inMarker.size).toBeGreaterThan(8)
    const errors = lint({ strings: { text }, config })['text'] ?? []
    expect(errors.filter(({ lineNumber }) => inMarker.has(lineNumber))).toEqual([])
  })
})

/**
 * What a formatter writes here means something else afterwards, so it is an edit, and rightly so. The templates
 * hold nothing of the kind.
 */
describe('where a formatter changes the meaning', () => {
  const changed = async (text: string, config: Parameters<typeof markdownlint>[1]) => {
    const after = await markdownlint('', config).format(`${text}\n`)
    return parseBlocks(after)[0]?.digest !== parseBlocks(text)[0]?.digest
  }
  it.each([
    ['MD037 takes spaces out of emphasis that is none', 'It is 2 * 3 * 4 in all.', { MD037: true }],
    ['MD034 makes a link of an address without a scheme', 'See www.example.org for more.', { MD034: true }],
    ['MD044 writes names as it is told', 'Use zsh.', { MD044: { names: ['Zsh'] } }],
  ])('%s', async (_, text, rule) => {
    expect(await changed(text, { default: false, ...rule })).toBe(true)
  })
  it('remark without gfm escapes a task', () => {
    const after = String(remark().processSync('- [ ] do it'))
    expect(parseBlocks(after)[0]?.digest).not.toBe(parseBlocks('- [ ] do it')[0]?.digest)
  })
})
