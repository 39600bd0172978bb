import { scanRootBlocks } from '../../markdown/root-blocks.ts'

/**
 * The content of an agent file as Claude Code sees it: block comments and front matter are stripped before
 * the text reaches the model (measured on 2.1.330), so a file of comments alone counts as empty.
 */
export function agentContent(text: string | undefined): string {
  if (text === undefined) return ''
  return scanRootBlocks(text)
    .blocks.filter(block => block.kind !== 'front-matter')
    .map(block => text.slice(block.start, block.end))
    .filter(block => !/^<!--[\s\S]*-->\s*$/.test(block))
    .join('\n')
    .trim()
}

/** True for a file whose only content is the import of `AGENTS.md`: then that is the file that people edit. */
export function isAgentsImport(content: string): boolean {
  return /^@(?:\.\/|\.\.\/)?AGENTS\.md$/.test(content)
}

/** Where Claude Code looks for the project's instructions, in the order in which they are asked. */
export const agentPaths = ['CLAUDE.md', '.claude/CLAUDE.md', 'AGENTS.md'] as const

/** Content here also switches `AGENTS.md` off (measured on 2.1.330). */
export const localAgentPath = 'CLAUDE.local.md'
