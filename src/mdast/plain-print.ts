import type { List, PhrasingContent, RootContent, Table } from 'mdast'
import { canonicalStyle, type PrintStyle } from './print-style.ts'

/** The same for several blocks, of which no two are lists: those would have to be kept apart. */
export function plainPrints(
  nodes: readonly RootContent[],
  style: PrintStyle = canonicalStyle,
): string | undefined {
  if (nodes.length === 0 || nodes.some(({ type }, at) => type === 'list' && nodes[at - 1]?.type === 'list'))
    return undefined
  const printed = nodes.map(node => plainPrint(node, style))
  return printed.includes(undefined) ? undefined : printed.join('\n\n')
}

/**
 * The canonical form of a block that holds nothing which a printer could have to escape, exactly as the printer gives
 * it; `undefined` for any other: a character of Markdown in a text, a quote. Nearly every block of ours is
 * that plain, and a printer that has to look at everything takes most of the time of a first run. A test holds the two
 * against each other.
 */
function plainPrint(node: RootContent, { bullet, fence, setext }: PrintStyle): string | undefined {
  switch (node.type) {
    case 'heading': {
      const isUnderlined = setext && node.depth < 3
      const text = isUnderlined ? undefined : line(node.children)
      return text === undefined ? undefined : `${'#'.repeat(node.depth)} ${text}`
    }
    case 'paragraph':
      return line(node.children)
    case 'list':
      return tightList(node, bullet)
    case 'code': {
      const { lang, meta, value } = node
      const mark = fence.repeat(3)
      const isPlain = !meta && !value.includes(mark) && (!lang || /^[a-z]+$/.test(lang))
      return isPlain && value !== '' ? `${mark}${lang ?? ''}\n${value}\n${mark}` : undefined
    }
    case 'table':
      return table(node)
    default:
      return undefined
  }
}

/** Without alignment, each column as wide as its widest cell. */
function table({ align, children }: Table): string | undefined {
  if (align?.some(one => one !== null)) return undefined
  const rows = children.map(row =>
    row.children.map(cell => (cell.children.length === 0 ? '' : line(cell.children))),
  )
  const [head = [], ...others] = rows
  const isPlain = rows.flat().every(cell => cell !== undefined && !cell.includes('|'))
  if (!isPlain || rows.some(row => row.length !== head.length)) return undefined
  const widths = head.map((_, at) => Math.max(1, ...rows.map(row => row[at]?.length ?? 0)))
  const printed = (cells: readonly (string | undefined)[]) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`
  const rule = widths.map(width => '-'.repeat(width))
  return [head, rule, ...others].map(printed).join('\n')
}

/** Tight, one paragraph in each item. */
function tightList(
  { children, ordered, start, spread }: List,
  bullet: PrintStyle['bullet'],
): string | undefined {
  if (children.length === 0 || (spread === true && children.length > 1)) return undefined
  const items = children.map((item, at) => {
    const [content, more] = item.children
    if (more !== undefined || typeof item.checked === 'boolean') return undefined
    const text = content?.type === 'paragraph' ? line(content.children) : undefined
    return text === undefined ? undefined : `${ordered ? `${(start ?? 1) + at}.` : bullet} ${text}`
  })
  return items.includes(undefined) ? undefined : items.join('\n')
}

/** Texts that stand beside each other are one. */
function line(nodes: readonly PhrasingContent[]): string | undefined {
  let result = ''
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text') {
      text += node.value
      continue
    }
    const printed = phrase(node)
    if (printed === undefined || !isPlain(text, result === '', false)) return undefined
    result += text + printed
    text = ''
  }
  return isPlain(text, result === '', true) && result + text !== '' ? result + text : undefined
}

function phrase(node: PhrasingContent): string | undefined {
  if (node.type === 'inlineCode')
    return /^[^`\s](?:[^`\r\n]*[^`\s])?$/.test(node.value) ? `\`${node.value}\`` : undefined
  if (node.type !== 'link' || node.title || !/^(?:https:\/\/|#)[\w./#-]+$/.test(node.url)) return undefined
  const [child, second] = node.children
  const text = child?.type === 'text' && second === undefined ? child.value : ''
  return /^[A-Za-z](?:[A-Za-z ,]*[A-Za-z])?$/.test(text) ? `[${text}](${node.url})` : undefined
}

/** No character that means something in Markdown, or could at the place where it stands. */
function isPlain(text: string, isFirst: boolean, isLast: boolean): boolean {
  if (/[\\`*_[\]<>&#~|@\r\n\t\u2028\u2029]|[Ww]\.|[ps]:\/|[!]$|\u00a0/.test(text)) return false
  if (isFirst && /^(?:[ +=:.-]|\d+[.)])/.test(text)) return false
  return !(isLast && text.endsWith(' '))
}
