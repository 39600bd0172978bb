/** Each once by its key, of several the first; in time that grows with the list. */
export function eachOnce<One>(list: readonly One[], keyOf: (one: One) => unknown): One[] {
  const seen = new Set<unknown>()
  return list.filter(one => seen.size < seen.add(keyOf(one)).size)
}
