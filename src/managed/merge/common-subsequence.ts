/**
 * The longest common subsequence of two lists, as index in `left` to index in `right`. Equal ends are taken
 * off first, so that an unedited section costs nothing; between them it is quadratic in time and memory, which
 * callers bound.
 */
export function commonSubsequence(left: readonly string[], right: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>()
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start])
    pairs.set(start, start++)
  let leftEnd = left.length
  let rightEnd = right.length
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    pairs.set(--leftEnd, --rightEnd)
  }
  for (const [l, r] of between(left.slice(start, leftEnd), right.slice(start, rightEnd))) {
    pairs.set(start + l, start + r)
  }
  return pairs
}

function between(left: readonly string[], right: readonly string[]): Map<number, number> {
  const width = right.length + 1
  const lengths = new Uint32Array((left.length + 1) * width)
  const at = (l: number, r: number) => lengths[l * width + r] ?? 0
  for (let l = left.length - 1; l >= 0; l--) {
    for (let r = right.length - 1; r >= 0; r--) {
      lengths[l * width + r] =
        left[l] === right[r] ? at(l + 1, r + 1) + 1 : Math.max(at(l + 1, r), at(l, r + 1))
    }
  }
  const pairs = new Map<number, number>()
  let l = 0
  let r = 0
  while (l < left.length && r < right.length) {
    if (left[l] === right[r]) pairs.set(l++, r++)
    else if (at(l + 1, r) >= at(l, r + 1)) l++
    else r++
  }
  return pairs
}
