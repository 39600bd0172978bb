/** A word of a command line, its quotes included. */
export interface ShellWord {
  readonly start: number
  readonly end: number
  readonly text: string
}

const WORD =
  /[ \t]{0,80}(?:\\\r?\n[ \t]{0,80}){0,4}((?:…\(\d{1,9} characters\)|"(?:[^"\\\n]|\\.){0,400}"|'[^'\n]{0,400}'|\\[^\r\n]|[^\s"'|;&<>\\])+)/y
/** Words of one command that are looked at. */
const MOST = 24

/** The words of a command from `start` to its end: a line end, a pipe, a redirection. */
export function shellWords(text: string, start: number): readonly ShellWord[] {
  const words: ShellWord[] = []
  WORD.lastIndex = start
  for (let match = WORD.exec(text); match && words.length < MOST; match = WORD.exec(text)) {
    const word = match[1] ?? ''
    const end = match.index + match[0].length
    words.push({ start: end - word.length, end, text: word })
  }
  return words
}
