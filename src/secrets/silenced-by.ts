/** Comments by which a person says of one line that what stands there is meant to; those of the scanners beside us too. */
const WORDS = ['authmd:allow', 'gitleaks:allow', 'secretlint-disable-line'] as const
const BEFORE = 'secretlint-disable-next-line'
/** Characters. A longer line is no place for a comment. */
const REACH = 2000

/** Characters. A comment for all that follows counts so far. */
const FAR = 20_000

/** Behind `secretlint-disable` and before the comment that ends it. */
function isBetween(before: string): boolean {
  let opened = -1
  for (const match of before.matchAll(/secretlint-disable(?!-)/g)) opened = match.index
  return opened >= 0 && !before.slice(opened).includes('secretlint-enable')
}

/** The comment that allows what stands between two offsets, on its line or the one before. */
export function silencedBy(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): string | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lead = text.slice(Math.max(from, start - REACH), start)
  const rest = text.slice(end, end + REACH)
  const close = rest.indexOf('\n')
  const line = lead + (close < 0 ? rest : rest.slice(0, close))
  const own = WORDS.find(word => line.includes(word))
  if (own !== undefined) return own
  if (isBetween(text.slice(Math.max(0, start - FAR), start))) return 'secretlint-disable'
  const above = text.slice(Math.max(0, from - REACH), from - 1)
  return above.slice(above.lastIndexOf('\n') + 1).includes(BEFORE) ? BEFORE : undefined
}
