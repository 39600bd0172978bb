import type { Explanation } from '../templates/render-explain.ts'

export interface Page extends Explanation {
  readonly id: string
}

/** One page as Markdown: who sent the text, where one was pasted; else the texts that it explains. */
export function pageMarkdown(
  page: Page,
  { sender, others }: { readonly sender: readonly string[]; readonly others: readonly Page[] },
): string {
  const parts = [
    `# ${page.title}`,
    ...(sender.length > 0 ? sender : quoted(page.symptoms)),
    page.cause,
    '## What to do',
    page.fix,
    ...(others.length === 0
      ? []
      : [
          '## If that is not it',
          others.map(({ id, title }) => `- ${title}: \`authmd explain ${id}\``).join('\n'),
        ]),
    `Source: ${page.source} (${page.verified})`,
  ]
  return `${parts.join('\n\n')}\n`
}

function quoted(symptoms: readonly string[]): readonly string[] {
  return symptoms.length === 0 ? [] : ['Claude Code prints:', `\`\`\`text\n${symptoms.join('\n')}\n\`\`\``]
}
