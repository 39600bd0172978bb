import type { BlockContent, Heading, List, PhrasingContent, RootContent, Table } from 'mdast'
import { type Printed, treeOfAll } from '../mdast/tree-of.ts'
import { flowchartOutline } from './flowchart-outline.ts'
import { type Paint, PLAIN } from './paint.ts'
import { type Piece, wrapStyled } from './wrap-styled.ts'

/**
 * Prose is wrapped at this width on wider terminals too: longer lines are hard to read. Also where the width is not
 * known: some terminals say 0.
 */
const measure = 80

interface Page {
  readonly width: number
  readonly paint: Paint
  /** The headings of the text, by the address that a link gives them. */
  readonly headings: ReadonlyMap<string, string>
}

/**
 * Texts in Markdown that stand below each other, as a person reads them in a terminal: wrapped prose, indented commands
 * (never broken, so that they can be copied), tables as lists, Mermaid flowcharts as outlines, links into the text by the
 * heading they lead to. Ends with a line feed.
 */
export function terminalMarkdown(
  parts: readonly Printed[],
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const nodes = treeOfAll(parts)
  const headings = new Map(nodes.flatMap(node => (node.type === 'heading' ? [addressOf(node)] : [])))
  const page = { width: columns < 20 ? measure : Math.min(columns, measure), paint, headings }
  const blocks = nodes.map(node => block(node, page))
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

const indent = '  '
const shift = (lines: readonly string[], by = indent) => lines.map(line => (line === '' ? '' : by + line))

function block(node: RootContent | BlockContent, page: Page): readonly string[] {
  const { width, paint } = page
  switch (node.type) {
    case 'heading':
      return heading(node.depth, wrapStyled(inline(node.children, page), width), page)
    case 'paragraph':
      return shift(wrapStyled(inline(node.children, page), width - indent.length))
    case 'code': {
      const chart = node.lang === 'mermaid' ? flowchartOutline(node.value) : undefined
      return shift(chart ?? node.value.split('\n').map(paint.cyan), indent + indent)
    }
    case 'list':
      return list(node, page)
    case 'table':
      return table(node, page)
    case 'blockquote':
      return shift(
        node.children.flatMap((child, index) => [
          ...(index > 0 ? [''] : []),
          ...block(child as RootContent, page),
        ]),
      )
    case 'thematicBreak':
      return ['─'.repeat(width)]
    default:
      // Comments, markers among them, are no part of the text.
      return []
  }
}

function heading(depth: number, lines: readonly string[], { paint }: Page): readonly string[] {
  const longest = Math.max(...lines.map(line => line.length))
  if (depth <= 2 && paint === PLAIN) return [...lines, (depth === 1 ? '=' : '-').repeat(longest)]
  return lines.map(line => paint.bold(depth === 2 ? paint.cyan(line) : line))
}

function list(node: List, page: Page): readonly string[] {
  return node.children.flatMap((item, index) => {
    const mark = node.ordered ? `${(node.start ?? 1) + index}.` : '-'
    const room = ' '.repeat(mark.length + 1)
    const narrower = { ...page, width: page.width - room.length }
    const lines = item.children.flatMap(child => block(child, narrower))
    // What a paragraph is indented by makes room for the mark.
    return lines.map((line, at) => (at === 0 ? `${indent}${mark} ${line.trimStart()}` : room + line))
  })
}

/** The first cell names the row; the others follow it, indented, each behind the head of its column. */
function table(node: Table, page: Page): readonly string[] {
  const { width, paint } = page
  const [head, ...rows] = node.children
  return rows.flatMap(row => {
    const [name, ...rest] = row.children.map(cell => inline(cell.children, page))
    const bold = (name ?? []).map(piece => ({ ...piece, paint: paint.bold }))
    return [
      ...shift(wrapStyled(bold, width - 2)),
      ...rest.flatMap((cell, index) => {
        const column = inline(head?.children[index + 1]?.children ?? [], page)
        const label = column.length === 0 ? [] : [...column, { text: ': ', paint: plain }]
        return shift(wrapStyled([...label, ...cell], width - 6), indent.repeat(3))
      }),
    ]
  })
}

function inline(nodes: readonly PhrasingContent[], page: Page, style = plain): readonly Piece[] {
  return nodes.flatMap((node): readonly Piece[] => {
    switch (node.type) {
      case 'text':
        return [{ text: node.value, paint: style }]
      case 'inlineCode': {
        const code = page.paint === PLAIN ? `\`${node.value}\`` : node.value
        return [{ text: code, paint: page.paint.cyan, whole: code.length <= page.width / 2 }]
      }
      case 'strong':
        return inline(node.children, page, page.paint.bold)
      case 'emphasis':
      case 'delete':
        return inline(node.children, page, style)
      case 'link': {
        const text = inline(node.children, page, style)
        const shown = text.map(piece => piece.text).join('')
        const heading = node.url.startsWith('#') ? page.headings.get(node.url) : undefined
        const target = heading === undefined ? node.url.replace(/^https?:\/\/|^mailto:/, '') : heading
        if (shown === target || shown === node.url) return text
        const mark = heading === undefined ? node.url : `→ ${heading}`
        return [...text, { text: ` (${mark})`, paint: style }]
      }
      case 'break':
        return [{ text: '\n', paint: style }]
      default:
        return []
    }
  })
}

const plain = (text: string) => text

/** As GitHub makes it, for the letters that our headings hold. */
function addressOf(heading: Heading): readonly [string, string] {
  const title = textOf(heading.children)
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')
  return [`#${slug}`, title]
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map(node => ('value' in node ? node.value : 'children' in node ? textOf(node.children) : ''))
    .join('')
}
