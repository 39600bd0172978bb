import { scanRootBlocks } from '../../commonmark/index.ts'

/**
 * The content of an agent file as Claude Code sees it: block comments and front matter are stripped before
 * the text reaches the model (measured on 2.1.330), so a file of comments alone counts as empty. Two blocks tell
 * all that is asked of it: whether there is any, and whether it is a single import.
 */
export function agentContent(text: string | undefined): string {
  if (text === undefined) return ''
  const content: string[] = []
  for (const { kind, start, end } of scanRootBlocks(text).blocks) {
    if (kind === 'front-matter') continue
    if (kind === 'html' && isComments(text.slice(start, end))) continue
    content.push(text.slice(start, end))
    if (content.length === 2) break
  }
  return content.join('\n').trim()
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

/** Where Claude Code looks for the project's instructions, in the order in which they are asked. */
export const agentPaths = ['CLAUDE.md', '.claude/CLAUDE.md', 'AGENTS.md'] as const

/** Content here also switches `AGENTS.md` off (measured on 2.1.330). */
export const localAgentPath = 'CLAUDE.local.md'
