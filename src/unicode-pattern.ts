/** What is asked of a pattern. */
export type UnicodePattern = Pick<RegExp, 'test' | 'exec'>

/**
 * The same pattern, made when it is first asked, and asked of ASCII text in a form that knows ASCII alone. A long list of
 * words with the flags `i` and `u` takes Node 10 to 30 ms to make ready, its ASCII form one: most headings need no more.
 * `source` may hold `\p{L}` and `\p{N}` as the only properties.
 */
export function unicodePattern(source: string): UnicodePattern {
  let whole: RegExp | undefined
  let ascii: RegExp | undefined
  const patternFor = (text: string) => {
    if (!isAscii(text)) {
      whole ??= new RegExp(source, 'iu')
      return whole
    }
    ascii ??= new RegExp(asciiForm(source), 'i')
    return ascii
  }
  return { test: text => patternFor(text).test(text), exec: text => patternFor(text).exec(text) }
}

/** Many patterns are asked of one text: what was found out of it last stands here. */
let lastText = ''
let lastIsAscii = true

function isAscii(text: string): boolean {
  if (text === lastText) return lastIsAscii
  lastText = text
  lastIsAscii = !/[^\0-\x7f]/.test(text)
  return lastIsAscii
}

/** Inside a class the letters join the others, outside they are a class of their own. */
function asciiForm(source: string): string {
  const inClass = /\[(?:\\.|[^[\]\\])*\]/g
  const letters = (part: string) => part.replaceAll('\\p{L}', 'a-z').replaceAll('\\p{N}', '0-9')
  return source.replace(inClass, letters).replaceAll('\\p{L}', '[a-z]').replaceAll('\\p{N}', '[0-9]')
}
