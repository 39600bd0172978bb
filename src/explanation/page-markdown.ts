import type { Printed } from '../mdast/tree-of.ts'
import type { Explanation, ExplanationTrees } from '../templates/render-explain.ts'

export interface Page extends Explanation {
  readonly id: string
}

interface Around {
  readonly sender: readonly string[]
  readonly others: readonly Pick<Page, 'id' | 'title'>[]
  /** What starts this tool; `authmd` where nothing is said. */
  readonly program?: string
  /** The page's own texts as trees, where somebody has them. */
  readonly trees?: Pick<ExplanationTrees, 'cause' | 'fix'> | undefined
}

/** One page as Markdown. */
export function pageMarkdown(page: Page, around: Around): string {
  const parts = pageParts(page, around)
  return `${parts.map(({ markdown }) => markdown).join('\n\n')}\n`
}

/** The parts of a page: who sent the text, where one was pasted; else the texts that it explains. */
export function pageParts(
  page: Page,
  { sender, others, trees, program = 'authmd' }: Around,
): readonly Printed[] {
  const source = `Source: ${page.source} (${page.verified})`
  return [
    { markdown: `# ${page.title}` },
    ...(sender.length > 0 ? sender : quoted(page.symptoms)).map(markdown => ({ markdown })),
    { markdown: page.cause, tree: trees?.cause },
    { markdown: '## What to do' },
    { markdown: page.fix, tree: trees?.fix },
    ...(others.length === 0
      ? []
      : [
          { markdown: '## If that is not it' },
          { markdown: others.map(({ id, title }) => `- ${title}: \`${program} explain ${id}\``).join('\n') },
        ]),
    { markdown: source, tree: { type: 'paragraph', children: [{ type: 'text', value: source }] } },
  ]
}

function quoted(symptoms: readonly string[]): readonly string[] {
  return symptoms.length === 0 ? [] : ['Claude Code prints:', `\`\`\`text\n${symptoms.join('\n')}\n\`\`\``]
}
