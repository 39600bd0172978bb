/** A run of characters in one style. `width` counts what a terminal shows; `painted` may hold colour codes. */
export interface Piece {
  readonly text: string
  readonly paint: (text: string) => string
  /** Not broken at its blanks: a command, a path. */
  readonly whole?: boolean
}

interface Word {
  readonly width: number
  readonly painted: string
}

/** Breaks styled text into lines of at most `width` characters; a word that is longer stands alone on its line. */
export function wrapStyled(pieces: readonly Piece[], width: number): readonly string[] {
  return splitLines(pieces).flatMap(line => {
    const lines: string[] = []
    let current = ''
    let used = 0
    for (const word of wordsOf(line)) {
      if (used > 0 && used + 1 + word.width > width) {
        lines.push(current)
        current = ''
        used = 0
      }
      current += (used > 0 ? ' ' : '') + word.painted
      used += (used > 0 ? 1 : 0) + word.width
    }
    return [...lines, current]
  })
}

/** A piece whose text is a line feed is a hard break. */
function splitLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.text === '\n') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines
}

/** Pieces that touch make one word: the full stop after a path stays with it. */
function wordsOf(pieces: readonly Piece[]): readonly Word[] {
  const words: { width: number; painted: string }[] = []
  let open = false
  for (const { text, paint, whole } of pieces) {
    const parts = whole === true ? [text] : text.split(/[ \n]+/)
    for (const [index, part] of parts.entries()) {
      if (index > 0) open = false
      if (part === '') continue
      const last = words.at(-1)
      if (open && last !== undefined) {
        last.width += [...part].length
        last.painted += paint(part)
      } else {
        words.push({ width: [...part].length, painted: paint(part) })
      }
      open = true
    }
  }
  return words
}
