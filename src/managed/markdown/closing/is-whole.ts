import type { RootBlock } from '../../../commonmark/index.ts'

/**
 * Whether a stretch at the end of a document closes nothing that began before it: a tag, a container, the region of
 * another tool between two comments. What stands between those is not ours to write into.
 */
export function isWhole(text: string, closing: readonly RootBlock[], before: readonly RootBlock[]): boolean {
  const prose = closing
    .filter(({ kind }) => kind !== 'fence' && kind !== 'indented-code')
    .map(({ start, end }) => text.slice(start, end).replace(/(`{1,3})[^`]{1,200}\1/g, ''))
    .join('\n')
  if (/^[ \t]*:{3,}|\{%-?[ \t]*end/m.test(prose)) return false
  const withoutModelines = prose.replace(/<!--[ \t]*(?:vim?:|ex:|-\*-|Local Variables:)/gi, '')
  const opened = before.some(
    ({ kind, start, end }) => kind === 'html' && text.slice(start, end).includes('<!--'),
  )
  if (opened && withoutModelines.includes('<!--')) return false
  return isBalanced(prose)
}

function isBalanced(text: string): boolean {
  const open = new Map<string, number>()
  for (const [, slash = '', name = '', rest = ''] of text.matchAll(
    /<(\/?)([A-Za-z][\w-]{0,40})([^<>]{0,400})>/g,
  )) {
    if (rest.endsWith('/') || empty.has(name.toLowerCase()) || /^[:@]/.test(rest)) continue
    const key = name.toLowerCase()
    const count = (open.get(key) ?? 0) + (slash === '' ? 1 : -1)
    if (count < 0) return false
    open.set(key, count)
  }
  return true
}

/** Tags without an end, and what looks like one: an address in angle brackets has a colon or an at sign. */
const empty: ReadonlySet<string> = new Set(['img', 'br', 'hr', 'wbr', 'source', 'input', 'link', 'meta'])
