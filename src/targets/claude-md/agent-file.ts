import type { RootBlock } from '../../commonmark/index.ts'
import type { Document } from '../../managed/markdown/open-document.ts'

/**
 * The content of an agent file as Claude Code sees it: block comments and front matter are stripped before
 * the text reaches the model (measured on 2.1.330), so a file of comments alone counts as empty. Two blocks tell
 * all that is asked of it: whether there is any, and whether it is a single import.
 */
export function agentContent(document: Document | undefined): string {
  if (document === undefined) return ''
  const { text, blocks } = document
  const content: string[] = []
  for (const block of blocks) {
    if (content.length === 2) break
    if (isContent(text, block)) content.push(text.slice(block.start, block.end))
  }
  return content.join('\n').trim()
}

function isContent(text: string, { kind, start, end }: RootBlock): boolean {
  return kind !== 'front-matter' && !(kind === 'html' && isComments(text.slice(start, end)))
}

/** True for an HTML block that holds comments and nothing else: words behind a comment are content. */
function isComments(block: string): boolean {
  let rest = block.trim()
  while (rest !== '') {
    const close = rest.startsWith('<!--') ? rest.indexOf('-->') : -1
    if (close < 0) return false
    rest = rest.slice(close + 3).trimStart()
  }
  return true
}

/** True for a file whose only content is the import of `AGENTS.md`: then that is the file that people edit. */
export function isAgentsImport(content: string): boolean {
  return /^@(?:\.\/|\.\.\/)?AGENTS\.md$/.test(content)
}
