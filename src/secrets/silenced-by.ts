/** Comments by which a person says of one line that what stands there is meant to; those of the scanners beside us too. */
const WORDS = ['authmd:allow', 'gitleaks:allow', 'secretlint-disable-line'] as const
const BEFORE = 'secretlint-disable-next-line'
/** Characters. A longer line is no place for a comment. */
const REACH = 2000

/** What tells of a stretch of a text by which comment it is allowed: on its line, on the one before, or far before it. */
export function silencers(
  text: string,
): (stretch: { readonly start: number; readonly end: number }) => string | undefined {
  const isBetween = between(text)
  return ({ start, end }) => {
    const from = lineStart(text, start)
    const lead = text.slice(from, start)
    const rest = text.slice(end, end + REACH)
    const close = rest.indexOf('\n')
    const line = lead + (close < 0 ? rest : rest.slice(0, close))
    const own = WORDS.find(word => line.includes(word))
    if (own !== undefined) return own
    if (isBetween(start)) return 'secretlint-disable'
    const above = text.slice(lineStart(text, from - 1), Math.max(0, from - 1))
    return above.includes(BEFORE) ? BEFORE : undefined
  }
}

/** Whether an offset stands behind a `secretlint-disable` for our rules and before the comment that ends it. */
function between(text: string): (offset: number) => boolean {
  const comments = [...text.matchAll(/secretlint-(disable(?!-)|enable)([^\n]{0,300})/g)].filter(
    ({ 2: options = '' }) => isForUs(options),
  )
  return offset => {
    let low = 0
    let high = comments.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((comments[middle]?.index ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return comments[low - 1]?.[1] === 'disable'
  }
}

/** Behind such a comment stands nothing, the end of the comment, or the names of rules; a reason stands behind `--`. */
function isForUs(options: string): boolean {
  const [names = ''] = options.split('--', 1)
  return !/[a-z]/i.test(names) || /anthropic|authmd/i.test(names)
}

/** Where the line of an offset begins, or as far before it as a comment could count. */
function lineStart(text: string, offset: number): number {
  const last = Math.max(0, offset - REACH)
  for (let at = offset; at > last; at--) if (text.charCodeAt(at - 1) === 10) return at
  return last
}
