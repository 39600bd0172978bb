/**
 * A function of a text that remembers its answers. The blocks of a section are the same in thousands of
 * repositories, and parsing is what a run spends its time on. At `limit` answers the memory begins anew.
 */
export function remember<Answer>(limit: number, answer: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, Answer>()
  return key => {
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= limit) known.clear()
    const made = answer(key)
    known.set(key, made)
    return made
  }
}
