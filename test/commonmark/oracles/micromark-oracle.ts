import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { frontmatter } from 'micromark-extension-frontmatter'
import type { RootBlock } from '../../../src/commonmark/index.ts'
import { kindOf } from './kind-of.ts'

const kinds: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  definition: 'definition',
  heading: 'heading',
  thematicBreak: 'thematic-break',
  html: 'html',
  list: 'list',
  blockquote: 'quote',
  code: 'code',
  yaml: 'front-matter',
}

/** Root blocks cannot depend on what stands inside a line of text, and without it micromark is faster. */
const noInline = {
  disable: {
    null: ['attention', 'autolink', 'codeText', 'htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink'],
  },
}

/** Root blocks as `kind start-end[ depth]`, offsets of the text as given. */
export function micromarkOutline(text: string, frontMatter: boolean): readonly string[] {
  const extensions = frontMatter ? [noInline, frontmatter(['yaml'])] : [noInline]
  const tree = fromMarkdown(text, {
    extensions,
    mdastExtensions: frontMatter ? [frontmatterFromMarkdown(['yaml'])] : [],
  })
  // micromark counts from behind a BOM.
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  let behind = 0
  return tree.children.map(node => {
    const offset = (node.position?.start.offset ?? Number.NaN) + shift
    const end = (node.position?.end.offset ?? Number.NaN) + shift
    // micromark lets a heading begin with the definitions before it, which are blocks of their own as well.
    const start = offset < behind ? behind + text.slice(behind).search(/[^ \t\r\n]/) : offset
    behind = end
    return `${kinds[node.type]} ${start}-${blockEnd(text, node, start, end)}${node.type === 'heading' ? ` ${node.depth}` : ''}`
  })
}

/**
 * micromark counts as theirs the last line end of a document that ends in an unclosed fence or HTML block, and
 * blank lines with spaces behind indented code; the specification does not.
 */
function blockEnd(text: string, node: RootContent, start: number, end: number): number {
  if (node.type !== 'code' && node.type !== 'html') return end
  const source = text.slice(start, end)
  const isIndented = node.type === 'code' && /^[ \t]/.test(source)
  const rest = isIndented ? /(?:(?:\r\n|\n|\r)[ \t]*)+$/ : /(?:\r\n|\n|\r)$/
  return start + source.replace(rest, '').length
}

export function wordsForMicromark(blocks: readonly RootBlock[]): readonly string[] {
  return blocks.map(
    block =>
      `${kindOf(block)} ${block.start}-${block.end}${block.kind === 'heading' ? ` ${block.depth}` : ''}`,
  )
}
