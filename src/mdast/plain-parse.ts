import type { PhrasingContent, Root, RootContent } from 'mdast'
import { plainPrints } from './plain-print.ts'

/**
 * The tree of a text that is one paragraph on a line, one list of such lines or one fence, and holds nothing else of
 * Markdown than code and links; `undefined` for any other text. It is taken only where printing it gives the text back: what is
 * printed that plainly, reads as it was. Of positions it knows the lines.
 */
export function plainTree(text: string): Root | undefined {
  const begun = text.replace(/^\n+/, '')
  const trimmed = begun.replace(/(?<!\n)\n+$/, '')
  const first = 1 + text.length - begun.length
  const node = fence(trimmed, first) ?? lines(trimmed, first)
  return node !== undefined && plainPrints([node]) === trimmed
    ? { type: 'root', children: [node] }
    : undefined
}

function fence(text: string, line: number): RootContent | undefined {
  const [, lang, value] = /^```([a-z]*)\n([\s\S]*)\n```$/.exec(text) ?? []
  return value === undefined
    ? undefined
    : { type: 'code', lang: lang || null, meta: null, value, position: inLine(line) }
}

function lines(text: string, first: number): RootContent | undefined {
  // Two codes beside each other are printed so, and read as one.
  if (text.includes('``')) return undefined
  const all = text.split('\n')
  if (!text.startsWith('- ')) return all.length === 1 && text !== '' ? paragraph(text, first) : undefined
  const children = all.map((line, at) => ({
    type: 'listItem' as const,
    spread: false,
    checked: null,
    children: [paragraph(line.slice(2), first + at)],
    position: inLine(first + at),
  }))
  return { type: 'list', ordered: false, start: null, spread: false, children }
}

function paragraph(text: string, line: number) {
  const position = inLine(line)
  const children = text
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
  return { type: 'paragraph' as const, children, position }
}

function inLine(line: number) {
  return { start: { line, column: 1 }, end: { line, column: 1 } }
}
