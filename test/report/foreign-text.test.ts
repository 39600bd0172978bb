import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { diffOf } from '../../src/report/diff.ts'
import { formatFindings } from '../../src/report/format-findings.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { PLAIN } from '../../src/report/paint.ts'
import { terminalDiff } from '../../src/report/terminal-diff.ts'

/** Names and texts of a repository that want to be more than text. */
const foreign = [
  'a`@octocat`b',
  '`` @octocat `x`',
  '``` @octocat',
  '`@octocat',
  '[click](https://evil.example)',
  'https://evil.example/x',
  'www.evil.example',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt;',
  '![x](https://evil.example/pixel)',
  'a\n::error::forged',
  '\n ::add-mask::x',
  '\n\t##[set-output name=a]b',
  '\n\u00a0::stop-commands::x',
  '::error file=a::b',
  '%0A::error::x',
  '\x1b[2Jx',
  '\u202ex',
  'owner/repo#1',
  '**bold**',
  '| a | b |',
  '```\n@octocat\n```',
  '~~~\n[x](https://evil.example)',
  '</details><script>x</script>',
]
const report = (text: string) => ({
  command: 'check',
  version: '0',
  exitCode: 1 as const,
  findings: [
    {
      ruleId: 'link-not-markdown',
      severity: 'error' as const,
      reason: `The link leads to \`${text}\`, which is not a Markdown file`,
      file: text,
      line: 3,
      expected: text,
      actual: text,
      fix: `Look at ${text}`,
    },
  ],
})
const commands = /^[^\S\n]*(?:::|##\[)/m

/** What does more than stand there: links, pictures, HTML, tables, and mentions outside code. */
function acting(node: Nodes): readonly string[] {
  const own =
    /^(?:link|image|html|table|linkReference|imageReference)$/.test(node.type) ||
    (node.type === 'text' && node.value.includes('@octocat')) ||
    (node.type === 'strong' && JSON.stringify(node).includes('"bold"'))
  return [...(own ? [node.type] : []), ...('children' in node ? node.children.flatMap(acting) : [])]
}

describe('foreign text stays in its field', () => {
  it.each(foreign)('in Markdown: %j', text => {
    const markdown = markdownReport({
      ...report(text),
      edits: [{ path: text, status: 'changed', diff: `+${text}\n` }],
    })
    const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown)
    expect(acting(tree)).toEqual([])
  })

  it.each(foreign)('in the form for GitHub: one line for one finding: %j', text => {
    const lines = formatFindings(report(text).findings, { ...report(text), format: 'github' })
      .trimEnd()
      .split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^::error file=[^,:]*,line=3,title=[^,:]*(?:%3A[^,:]*)*::/)
  })

  it.each(foreign)('in SARIF: no link in a message: %j', text => {
    const sarif = JSON.parse(formatFindings(report(text).findings, { ...report(text), format: 'sarif' }))
    expect(sarif.runs[0].results[0].message.text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/)
  })

  it.each(foreign)(
    'on a terminal: no line is a command of a runner, nothing steers the screen: %j',
    async text => {
      const pretty = formatFindings(report(text).findings, {
        ...report(text),
        format: 'pretty',
        paint: PLAIN,
      })
      const diff = terminalDiff(
        await diffOf({ path: 'a.md', before: `x\n${text}\ny\n`, after: `x\n${text}\nz\n` }),
        PLAIN,
      )
      for (const shown of [pretty, diff]) {
        expect(shown).not.toMatch(commands)
        expect(shown).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]/)
      }
    },
  )
})
