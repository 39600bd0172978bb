export type LineEnd = '\n' | '\r\n' | '\r'

/**
 * The line end that the lines next to `offset` use: that of the line before, else that of the line behind,
 * else `\n`.
 */
export function lineEndAt(text: string, offset: number): LineEnd {
  for (let index = offset - 1; index >= 0; index--) {
    const end = endAt(text, index)
    if (end !== undefined) return end
  }
  for (let index = offset; index < text.length; index++) {
    const end = endAt(text, index)
    if (end !== undefined) return end
  }
  return '\n'
}

/** The line end to which the character at `index` belongs. */
function endAt(text: string, index: number): LineEnd | undefined {
  if (text[index] === '\n') return text[index - 1] === '\r' ? '\r\n' : '\n'
  if (text[index] === '\r') return text[index + 1] === '\n' ? '\r\n' : '\r'
  return undefined
}
