import { scanRootBlocks } from '../../commonmark/index.ts'

/**
 * The content of an agent file as Claude Code sees it: block comments and front matter are stripped before
 * the text reaches the model (measured on 2.1.330), so a file of comments alone counts as empty. Two blocks tell
 * all that is asked of it: whether there is any, and whether it is a single import.
 */
export function agentContent(text: string | undefined): string {
  if (text === undefined) return ''
  const content = contentOfBeginning(text) ?? contentOf(text)
  return content
    .map(({ block }) => block)
    .join('\n')
    .trim()
}

/**
 * The same where the beginning tells it: two blocks, or one that goes on behind. A comment or front matter that is cut
 * off tells nothing: what it is depends on its end.
 */
function contentOfBeginning(text: string): readonly Content[] | undefined {
  if (text.length <= beginningLength || /^\uFEFF?---/.test(text)) return undefined
  const beginning = text.slice(0, beginningLength)
  const whole = contentOf(beginning).filter(
    ({ kind, end }) => kind !== 'html' || beginning.slice(end).trim() !== '',
  )
  const [first] = whole
  const goesOn = first !== undefined && beginning.slice(first.end).trim() === ''
  return whole.length === 2 || goesOn ? whole : undefined
}

interface Content {
  readonly kind: string
  readonly block: string
  readonly end: number
}

/** In UTF-16 code units. Most files tell within their first blocks. */
const beginningLength = 16_384

/** The first two blocks that the model gets. */
function contentOf(text: string): readonly Content[] {
  return scanRootBlocks(text)
    .blocks.filter(({ kind }) => kind !== 'front-matter')
    .map(({ kind, start, end }) => ({ kind, block: text.slice(start, end), end }))
    .filter(({ kind, block }) => kind !== 'html' || !isComments(block))
    .slice(0, 2)
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
