/**
 * The longest common subsequence of two short lists, as index in `left` to index in `right`. Quadratic in
 * time and memory, which is right for the few dozen blocks of a section; callers bound the lists.
 */
export function commonSubsequence(left: readonly string[], right: readonly string[]): Map<number, number> {
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
