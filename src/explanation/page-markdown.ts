import type { Printed } from '../mdast/tree-of.ts'
import type { Explanation, explainTrees } from '../templates/render-explain.ts'

export interface Page extends Explanation {
  readonly id: string
}

interface Around {
  readonly sender: readonly string[]
  readonly others: readonly Page[]
  /** The page's own texts as trees, where somebody has them. */
  readonly trees?: Pick<ReturnType<typeof explainTrees>, 'cause' | 'fix'>
}

/** One page as Markdown. */
export function pageMarkdown(page: Page, around: Around): string {
  const parts = pageParts(page, around)
  return `${parts.map(({ markdown }) => markdown).join('\n\n')}\n`
}

/** The parts of a page: who sent the text, where one was pasted; else the texts that it explains. */
export function pageParts(page: Page, { sender, others, trees }: Around): readonly Printed[] {
  const source = `Source: ${page.source} (${page.verified})`
  return [
    titled(1, page.title),
    ...(sender.length > 0 ? sender.map(markdown => ({ markdown })) : quoted(page.symptoms)),
    { markdown: page.cause, tree: trees?.cause },
    titled(2, 'What to do'),
    { markdown: page.fix, tree: trees?.fix },
    ...(others.length === 0
      ? []
      : [
          titled(2, 'If that is not it'),
          { markdown: others.map(({ id, title }) => `- ${title}: \`authmd explain ${id}\``).join('\n') },
        ]),
    { markdown: source, tree: { type: 'paragraph', children: [{ type: 'text', value: source }] } },
  ]
}

function titled(depth: 1 | 2, title: string): Printed {
  const text = [{ type: 'text', value: title }]
  return { markdown: `${'#'.repeat(depth)} ${title}`, tree: { type: 'heading', depth, children: text } }
}

function quoted(symptoms: readonly string[]): readonly Printed[] {
  if (symptoms.length === 0) return []
  const value = symptoms.join('\n')
  return [
    { markdown: 'Claude Code prints:' },
    { markdown: `\`\`\`text\n${value}\n\`\`\``, tree: { type: 'code', lang: 'text', value } },
  ]
}
