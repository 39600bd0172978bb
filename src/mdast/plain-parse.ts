import type { List, PhrasingContent, Root, RootContent } from 'mdast'
import { plainPrints } from './plain-print.ts'
import { canonicalStyle } from './print-style.ts'

/**
 * The tree of a text whose blocks stand apart by blank lines, each a heading or a paragraph on one line, a list of such
 * lines or a fence, with nothing else of Markdown in them than code and links; `undefined` for any other text. A block is
 * taken only where printing it gives its text back: what is printed that plainly, reads as it was. Positions of blocks
 * and items are those that a parser gives; what stands in a line has its line's.
 */
export function plainTree(text: string): Root | undefined {
  // Two codes beside each other are printed so, and read as one; a parser takes a BOM and NUL away.
  if (/[\r\0\ufeff]|(?<![`\n])``|``(?![`a-z\n]|$)/.test(text)) return undefined
  const children: RootContent[] = []
  const lines = linesOf(text)
  for (let at = 0; at < lines.length; ) {
    const first = lines[at]
    if (first === undefined || first.text === '') {
      at += 1
      continue
    }
    const end = endOfBlock(lines, at)
    const node = end === undefined ? undefined : blockOf(lines.slice(at, end))
    // Two lists with nothing between them may be one, its items apart.
    if (end === undefined || node === undefined || (node.type === 'list' && children.at(-1)?.type === 'list'))
      return undefined
    children.push(node)
    at = end
  }
  return children.length === 0 ? undefined : { type: 'root', children }
}

interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
  readonly offset: number
}

function linesOf(text: string): readonly Line[] {
  let offset = 0
  return text.split('\n').map((line, index) => {
    const start = offset
    offset += line.length + 1
    return { text: line, number: index + 1, offset: start }
  })
}

/** The line behind the block that begins here: a blank one or none. */
function endOfBlock(lines: readonly Line[], start: number): number | undefined {
  let end = start
  if (lines[start]?.text.startsWith('```')) {
    do end += 1
    while (end < lines.length && lines[end]?.text !== '```')
    end += 1
    return end > lines.length || (lines[end]?.text ?? '') !== '' ? undefined : end
  }
  while (end < lines.length && lines[end]?.text !== '') end += 1
  return end
}

function blockOf(lines: readonly Line[]): RootContent | undefined {
  const text = lines.map(line => line.text).join('\n')
  const node =
    fence(lines) ?? list(lines) ?? (lines.length === 1 ? (heading(lines) ?? paragraph(lines)) : undefined)
  if (node === undefined) return undefined
  const bullet = text.startsWith('* ') ? '*' : text.startsWith('+ ') ? '+' : '-'
  return plainPrints([node], { ...canonicalStyle, bullet }) === text ? node : undefined
}

function fence(lines: readonly Line[]): RootContent | undefined {
  const lang = /^```([a-z]*)$/.exec(lines[0]?.text ?? '')?.[1]
  if (lang === undefined || lines.length < 3) return undefined
  const value = lines
    .slice(1, -1)
    .map(({ text }) => text)
    .join('\n')
  return { type: 'code', lang: lang || null, meta: null, value, position: across(lines) }
}

function list(lines: readonly Line[]): List | undefined {
  if (!lines.every(({ text }) => /^[-*+] /.test(text))) return undefined
  const children = lines.map(line => ({
    type: 'listItem' as const,
    spread: false,
    checked: null,
    children: [paragraph([{ ...line, text: line.text.slice(2) }])],
    position: across([line]),
  }))
  return { type: 'list', ordered: false, start: null, spread: false, children, position: across(lines) }
}

function heading(lines: readonly Line[]): RootContent | undefined {
  const [marks, depth] = /^(#{1,6}) /.exec(lines[0]?.text ?? '') ?? []
  if (marks === undefined || depth === undefined) return undefined
  const text = lines[0]?.text.slice(marks.length) ?? ''
  return {
    type: 'heading',
    depth: depth.length as 1,
    children: phrases(text, lines),
    position: across(lines),
  }
}

function paragraph(lines: readonly Line[]) {
  return {
    type: 'paragraph' as const,
    children: phrases(lines[0]?.text ?? '', lines),
    position: across(lines),
  }
}

function phrases(text: string, lines: readonly Line[]): PhrasingContent[] {
  const position = across(lines)
  return text
    .split(/(`[^`]+`|\[[^[\]]{1,200}\]\([^()\s]{1,500}\))/)
    .flatMap((part, at): PhrasingContent[] => {
      if (part === '') return []
      if (at % 2 === 0) return [{ type: 'text', value: part, position }]
      if (part.startsWith('`')) return [{ type: 'inlineCode', value: part.slice(1, -1), position }]
      const end = part.indexOf('](')
      const value = part.slice(1, end)
      const url = part.slice(end + 2, -1)
      return [{ type: 'link', title: null, url, children: [{ type: 'text', value, position }], position }]
    })
}

/** From the first column of the first line to the last of the last. */
function across(lines: readonly Line[]) {
  const [first, last] = [lines[0], lines.at(-1)]
  const { number, offset } = first ?? { number: 1, offset: 0 }
  const end = last ?? { text: '', number, offset }
  return {
    start: { line: number, column: 1, offset },
    end: { line: end.number, column: end.text.length + 1, offset: end.offset + end.text.length },
  }
}
