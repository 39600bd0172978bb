import type { Line } from './line.ts'

/** The index of the first line of an unresolved git conflict: `<<<<<<< `, `=======`, `>>>>>>> ` in this order. */
export function findConflict(lines: readonly Line[]): number | undefined {
  let first: number | undefined
  let middle = false
  for (const [index, { text }] of lines.entries()) {
    if (text.startsWith('<<<<<<< ')) {
      first = index
      middle = false
    } else if (first !== undefined && text.trimEnd() === '=======') {
      middle = true
    } else if (middle && text.startsWith('>>>>>>> ')) {
      return first
    }
  }
  return undefined
}
