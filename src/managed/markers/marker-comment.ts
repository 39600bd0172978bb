/** What a marker comment of a Markdown text begins with. */
const markerSign = /<!--[ \t]*authmd:(?:start|end)\b/

/** Whether a Markdown text may hold a marker of ours, a broken one too; told without a scan of its blocks. */
export function hasMarkerSign(text: string): boolean {
  return text.includes('authmd:') && markerSign.test(text)
}

/** Where in a Markdown text something begins that looks like a marker comment. */
export function markerSigns(text: string): Iterable<{ readonly index: number }> {
  return text.matchAll(new RegExp(markerSign, 'g'))
}

/** Which of our two markers an HTML comment is, as a parser of Markdown gives it; `undefined`: none of them. */
export function markerOfComment(html: string): 'start' | 'end' | undefined {
  const side = /^\s*<!--\s*authmd:(start|end) auth\s/.exec(html)?.[1]
  return side === 'start' || side === 'end' ? side : undefined
}
