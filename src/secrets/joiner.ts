/** What stands between two pieces of one credential. */
export interface Joiner {
  /** Where the next piece begins. */
  readonly end: number
  /** True where the next piece belongs to it for sure: between string literals, or within a word; false for a line wrap. */
  readonly literal: boolean
  /** True if the literals are members of a list (`["sk-ant-", …].join('')`). */
  readonly list: boolean
}

// A bounded look-ahead keeps the whole scan linear on hostile input.
const REACH = 160

const LITERALS =
  /^\\?["'`][ \t]{0,8}([+.&,]|\.\.|\|\|)?[ \t]{0,8}\\?(?:\r?\n[+ -]?[ \t]{0,80}([+.&,]|\.\.|\|\|)?[ \t]{0,8})?\\?["'`]/
/** The `=` is the soft line break of a mail. */
const WRAP = /^[ \t]{0,8}[\\=]?(?:\r\n|\n|\r|\\r\\n|\\n)/
/**
 * What copying from a page or a converter leaves inside: characters without width, here and as the bytes of UTF-8 (a
 * scan reads a byte as a character), and Markdown's backslash.
 */
const UNSEEN =
  /^(?:(?:[\u00ad\u200b-\u200f\u2060\ufeff]|\u00e2\u0080[\u008b-\u008f]|\u00e2\u0081\u00a0|\u00ef\u00bb\u00bf|\u00c2\u00ad){1,8}|\\(?=[-_]))/
const INDENT = /^[ \t>#*|"'`]{0,80}/

/**
 * The joiner at an offset at which a run of token characters ends: a line wrap (with a shell's backslash, a
 * comment sign, a diff's first column, or written as `\n` in a JSON string), the seam of two string literals, or what
 * nobody sees between two characters.
 * `column` is the first character of the line on which the credential begins.
 */
export function joiner(text: string, offset: number, column: string): Joiner | undefined {
  const ahead = text.slice(offset, offset + REACH)
  const literals = LITERALS.exec(ahead)
  if (literals && !isClosed(literals)) {
    const sign = literals[1] ?? literals[2]
    return { end: offset + literals[0].length, literal: true, list: sign === ',' }
  }
  const unseen = UNSEEN.exec(ahead)
  if (unseen) return { end: offset + unseen[0].length, literal: true, list: false }
  const wrap = WRAP.exec(ahead)
  if (!wrap) return undefined
  let end = wrap[0].length
  if ((column === '+' || column === '-') && ahead.charAt(end) === column) end++
  end += INDENT.exec(ahead.slice(end))?.[0].length ?? 0
  return { end: offset + end, literal: false, list: false }
}

/** Two quotes side by side (`""`) are a closed or an empty string, not a seam. */
function isClosed(seam: RegExpExecArray): boolean {
  return seam[0].length <= 2
}
