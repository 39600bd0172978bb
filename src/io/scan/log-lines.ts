import { OVERLAP } from './chunks.ts'

/** Lines that one commit added in a row, or its message. */
export interface Block {
  readonly commit: string
  readonly path: string | undefined
  /** The first line's number in the file. */
  readonly line: number
  /** A byte is a character. */
  readonly text: string
  /** True if a long line goes on: the next block begins with the last `OVERLAP` characters of this one. */
  readonly cut: boolean
}

const MOST = 1024 * 1024

/**
 * Reads `git log --patch --unified=0` as it comes. `mark` stands before and after each message and can't be guessed
 * by who wrote the repository. A hunk is read by the counts of its header, so that no content can pass for a header.
 */
export async function* addedLines(
  log: AsyncIterable<Buffer>,
  mark: string,
  onCommit: () => void,
): AsyncGenerator<Block> {
  let commit = ''
  let path: string | undefined
  let inMessage = false
  let gone = 0
  let added = 0
  let line = 1
  let text = ''
  const take = (cut: boolean): Block => {
    const block = { commit, path: inMessage ? undefined : path, line, text, cut }
    line += text.split('\n').length - 1
    text = ''
    return block
  }
  for await (const { row, cut } of rows(log)) {
    const whole = cut ? 0 : 1
    if (inMessage && row !== mark) text += cut ? row : `${row}\n`
    else if (gone + added > 0) {
      if (row.startsWith('+')) {
        added -= whole
        text += cut ? row.slice(1) : `${row.slice(1)}\n`
      } else if (row.startsWith('-')) gone -= whole
    } else if (row.startsWith(`${mark} `)) {
      commit = row.slice(mark.length + 1)
      inMessage = true
      line = 1
      onCommit()
    } else if (row.startsWith('+++ ')) path = pathOf(row.slice(4))
    else {
      const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(row)
      gone = hunk ? Number(hunk[1] ?? 1) : 0
      added = hunk ? Number(hunk[3] ?? 1) : 0
      line = Number(hunk?.[2] ?? 1)
    }
    const ends = inMessage ? row === mark : added === 0
    if (text !== '' && (ends || text.length > MOST)) yield take(cut)
    if (inMessage && row === mark) inMessage = false
  }
}

/** Rows without their line feed. One that is too long comes in pieces that overlap, each with the row's first sign. */
async function* rows(log: AsyncIterable<Buffer>): AsyncGenerator<{ row: string; cut: boolean }> {
  let rest = ''
  for await (const part of log) {
    const pieces = (rest + part.toString('latin1')).split('\n')
    rest = pieces.pop() ?? ''
    for (const row of pieces) yield { row, cut: false }
    if (rest.length > MOST) {
      yield { row: rest, cut: true }
      rest = rest.charAt(0) + rest.slice(-OVERLAP)
    }
  }
  if (rest !== '') yield { row: rest, cut: false }
}

function pathOf(shown: string): string | undefined {
  // A path with a space is followed by a tab.
  const name = shown.replace(/\t$/, '')
  if (name === '/dev/null') return undefined
  const bytes = name.startsWith('"') ? unquoted(name.slice(1, -1)) : Buffer.from(name, 'latin1')
  return bytes.toString('utf8').replace(/^b\//, '')
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
}

function unquoted(text: string): Buffer {
  const plain = text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  )
  return Buffer.from(plain, 'latin1')
}
