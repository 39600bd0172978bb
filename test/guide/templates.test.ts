import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend'
import { applyFixes } from 'markdownlint'
import { lint } from 'markdownlint/sync'
import type { Nodes } from 'mdast'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { parseMarkdown, printMarkdown } from '../../src/mdast/parse-and-print.ts'
import { readFrontMatter } from '../../src/templates/front-matter.ts'
import { templateSources as sources } from '../support/templates.ts'

const folders = /^(?:guide|explain|rate-limit|overloaded|credit-balance|forbidden|mcp|debug)\//
const templates = [...sources].filter(([path]) => folders.test(path))

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesOf(child)
}

describe.each(templates)('%s', (path, source) => {
  const { meta, body } = readFrontMatter(path, source)
  const tree = parseMarkdown(body)

  it('is canonical and stable under Prettier and markdownlint', async () => {
    expect(`\n${printMarkdown(tree.children)}\n`).toBe(body)
    // Prettier pads tables, whose cells are long here; the guide is written with what our printer gives.
    if (!body.includes('\n| --- |')) expect(`\n${await format(body, { parser: 'markdown' })}`).toBe(body)
    expect(applyFixes(source, lint({ strings: { source } })['source'] ?? [])).toBe(source)
  })
  it('holds no bare URL, no bare @word, and no name of a variable outside code', () => {
    for (const node of nodesOf(tree)) {
      if (node.type !== 'text') continue
      expect(node.value).not.toMatch(/https?:|www\./)
      expect(node.value, 'a bare @word is an import for Claude Code').not.toContain('@')
      expect(node.value.replaceAll(/\{\{[^}]*\}\}/g, '')).not.toMatch(/[A-Z]{2,}_[A-Z]|\$[A-Za-z{]/)
    }
  })
  it('names a well-formed source', () => {
    const source = meta.get('source') ?? ''
    if (source.includes('://')) expect(new URL(source).protocol).toBe('https:')
    else
      expect(source).toMatch(
        /^(?:measured on Claude Code \d|strings of Claude Code \d|reported by users$|run in the real shell|how authmd works$)/,
      )
  })
  it('never gives the advice that it warns of', () => {
    expect(body).not.toMatch(
      /auth status|npx |echo \$[A-Z]|head -c|if applicable|NODE_TLS_REJECT_UNAUTHORIZED=0`? (?:to|if)/,
    )
  })
})

describe('all of them', () => {
  it('are quiet under secretlint', async () => {
    const content = templates.map(([, text]) => text).join('\n')
    const { messages } = await lintSource({
      source: { content, filePath: 'guide.md', contentType: 'text', ext: '.md' },
      options: { config: { rules: [{ id: 'preset', rule: preset }] } },
    })
    expect(messages).toEqual([])
  })

  const sheets = ['auth-facts', 'client-behaviour'].map(name => `../shared/research/${name}.md`)
  const facts = sheets.every(existsSync)
    ? sheets.map(path => readFileSync(path, 'utf8')).join('\n')
    : undefined
  if (facts === undefined)
    console.warn('SKIP 1: the fact sheets are absent, the names of variables are not compared')
  it.skipIf(facts === undefined)('name only variables that the facts know', () => {
    const names = templates.flatMap(
      ([, text]) => text.match(/\b(?:ANTHROPIC|CLAUDE|AWS|NODE)_[A-Z0-9_]+\b/g) ?? [],
    )
    // The sheet writes families short: `CLAUDE_CODE_SKIP_BEDROCK_AUTH` / `_VERTEX_AUTH`.
    const known = (name: string) =>
      facts?.includes(name) ||
      [...name.matchAll(/_/g)].some(
        ({ index }) =>
          facts?.includes(`\`${name.slice(index)}\``) && facts.includes(name.slice(0, index + 1)),
      )
    expect(names.length).toBeGreaterThan(50)
    // Named in the documentation of AWS and of Claude Code's models, which the sheets don't cover.
    const documented = /^(?:AWS_ACCESS_KEY_ID|ANTHROPIC_MODEL|ANTHROPIC_DEFAULT_(?:OPUS|SONNET|HAIKU)_MODEL)$/
    expect([...new Set(names)].filter(name => !known(name) && !documented.test(name))).toEqual([])
  })
})

describe('npm run facts', () => {
  it('lists the templates by age and is content with ours', () => {
    const out = execFileSync(process.execPath, ['scripts/facts.mjs'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ages = out
      .split('\n')
      .filter(Boolean)
      .map(line => Number.parseInt(line, 10))
    expect(ages.length).toBe(sources.size)
    expect(ages).toEqual(ages.toSorted((a, b) => b - a))
  })
  it.each([
    ['---\nverified: 2026-01-01\n---\n\nx\n', 'lacks `source`'],
    ['---\nsource: https://example.com\n---\n\nx\n', 'lacks `verified`'],
    ['---\nsource: https://example.com\nverified: soon\n---\n\nx\n', 'lacks `verified`'],
    ['x\n', 'lacks `source`'],
  ])('fails on %j and says what it lacks', (text, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'authmd-facts-'))
    try {
      writeFileSync(join(folder, 'a.md'), text)
      const { status, stderr } = spawnSync(process.execPath, ['scripts/facts.mjs', folder], {
        encoding: 'utf8',
      })
      expect(status).toBe(1)
      expect(stderr).toContain(`templates/a.md ${message}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
