/**
 * Insertions, deletions, replacements and swaps of neighbours (the usual typing mistakes), each 1. Beyond `most` it is
 * only said that it is more: names come from files of others, and most of them are near nothing.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  let least = 0
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    const leastBefore = least
    least = row
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const here = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
      current.push(here)
      least = Math.min(least, here)
    }
    // A swap reaches back two rows: only both together say that it can't become less.
    if (least > most && leastBefore > most) return most + 1
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
