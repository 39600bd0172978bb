/** The 1-based line of an offset. */
export function lineOf(text: string, offset: number): number {
  return lineCounter(text)(offset)
}

/** The lines of many offsets, asked in ascending order: the text is read once for all of them. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let index = 0
  return offset => {
    for (; index < offset; index++) {
      const unit = text.charCodeAt(index)
      if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) line++
    }
    return line
  }
}
