import type { Line } from './line.ts'

/** A variable that an env file names. */
export interface EnvVariable {
  readonly name: string
  /** Index of its line. */
  readonly line: number
  /** Index of the line on which its value ends: a quoted value may span lines. */
  readonly lastLine: number
  /** False where it is commented out. */
  readonly live: boolean
}

export interface EnvScan {
  readonly variables: readonly EnvVariable[]
  /** Indexes of lines that begin inside a quoted value. */
  readonly quoted: ReadonlySet<number>
}

const live = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[ \t]*/
const commented = /^\s*#[#\s]*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=/

/** The name that a line assigns, live or commented out. */
export function assignedName(text: string): string | undefined {
  return (live.exec(text) ?? commented.exec(text))?.[1]
}

/**
 * Finds variables as dotenv does: a value that begins with a quote reaches to the next such quote without a
 * backslash before it, over line ends, if nothing but a comment follows there; otherwise it ends with its line.
 */
export function scanEnv(lines: readonly Line[]): EnvScan {
  const variables: EnvVariable[] = []
  const quoted = new Set<number>()
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index]?.text ?? ''
    const found = live.exec(text)
    const name = (found ?? commented.exec(text))?.[1]
    if (name === undefined) continue
    const lastLine = found ? endOfValue(lines, index, found[0].length) : index
    variables.push({ name, line: index, lastLine, live: found !== null })
    while (index < lastLine) {
      index += 1
      quoted.add(index)
    }
  }
  return { variables, quoted }
}

/** A value may span at most this many lines: a private key has about 50, and the bound keeps the scan linear. */
const longestValue = 1000

function endOfValue(lines: readonly Line[], first: number, column: number): number {
  const quote = lines[first]?.text[column]
  if (quote !== '"' && quote !== "'" && quote !== '`') return first
  let from = column + 1
  for (let index = first; index < lines.length && index < first + longestValue; index++) {
    const text = lines[index]?.text ?? ''
    for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (at > 0 && text[at - 1] === '\\') continue
      return /^\s*(?:#.*)?$/.test(text.slice(at + 1)) ? index : first
    }
    from = 0
  }
  return first
}
