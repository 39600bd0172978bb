/** What is asked of a pattern. */
export type WordPattern = Pick<RegExp, 'test' | 'exec'>

/**
 * One pattern for the same idea in several languages. `spaced` words stand alone; `*` at the end stands for any
 * further letters. `joined` ones are looked for anywhere, as in languages that put no spaces between words. Reading
 * such a pattern takes a millisecond or two, so that is done when it is first asked.
 */
export function wordPattern(spaced: string, joined = ''): WordPattern {
  let compiled: RegExp | undefined
  const pattern = () => {
    compiled ??= compile(spaced, joined)
    return compiled
  }
  return { test: text => pattern().test(text), exec: text => pattern().exec(text) }
}

function compile(spaced: string, joined: string): RegExp {
  const words = spaced.split('|').map(word => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : word))
  const alone = `(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{N}_])`
  return new RegExp(joined === '' ? alone : `${alone}|${joined}`, 'iu')
}
