// C0 but tab and line feed, DEL, C1, the directional marks that reorder a line, and the two Unicode line ends.
const UNSAFE = /[\0-\b\v-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * A text with its control characters written out (`\x1b`, `\u202e`), so that a file's name or content can't move
 * the cursor, recolour the screen or turn a line round. Tabs and line feeds stay; `visibleLine` takes them too.
 */
export function visible(text: string): string {
  return withoutCommands(text.replace(UNSAFE, escaped))
}

/** What a runner of GitHub Actions obeys at the beginning of a line, blanks before it or not, also in a plain step. */
const COMMAND = /(^|\n)([^\S\n]{0,400})(?:(:)(?=:)|(#)(?=#\[))/g

/** The same text with no line that a runner would take for a command: `::add-mask::` reads `\x3a:add-mask::`. */
export function withoutCommands(text: string): string {
  return text.replace(COMMAND, (_, start: string, blanks: string, colon: string | undefined) =>
    colon === undefined ? `${start}${blanks}\\x23` : `${start}${blanks}\\x3a`,
  )
}

/** The same on one line: for paths and reasons. */
export function visibleLine(text: string): string {
  const line = text.replace(UNSAFE, escaped).replace(/[\t\n]/g, char => (char === '\n' ? '\\n' : '\\t'))
  return withoutCommands(line)
}

function escaped(char: string): string {
  if (char === '\r') return '\\r'
  const code = char.charCodeAt(0)
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}
