/** The line that ends a here-document which begins on a line before it. */
export type HereEnds = (start: number, word: string) => number | undefined

/**
 * Finds the ends of here-documents among these lines, however many begin: each line is looked at once. One that has no
 * end, or none before the block of code around it ends, is a fragment, of which nobody can say what belongs to it.
 */
export function hereEnds(lines: readonly string[]): HereEnds {
  let found: Found | undefined
  return (start, word) => {
    found ??= find(lines)
    const end = firstBehind(found.ends.get(word) ?? [], start)
    const fence = firstBehind(found.fences, start)
    return end !== undefined && (fence === undefined || end < fence) ? end : undefined
  }
}

interface Found {
  readonly ends: ReadonlyMap<string, readonly number[]>
  readonly fences: readonly number[]
}

/** The sign of a diff may stand before both. */
const END = /^[+-]?[ \t]{0,80}([A-Za-z_]\w{0,40})[ \t]{0,80}\r?$/
const FENCE = /^[+ -]?[ \t]{0,80}(?:```|~~~)/

function find(lines: readonly string[]): Found {
  const ends = new Map<string, number[]>()
  const fences: number[] = []
  lines.forEach((line, index) => {
    const word = END.exec(line)?.[1]
    if (word !== undefined) {
      const known = ends.get(word)
      if (known === undefined) ends.set(word, [index])
      else known.push(index)
    } else if (FENCE.test(line)) fences.push(index)
  })
  return { ends, fences }
}

/** The first of ascending numbers that is greater. */
function firstBehind(numbers: readonly number[], start: number): number | undefined {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) > start) high = middle
    else low = middle + 1
  }
  return numbers[low]
}
