/** What a compose file, a workflow or a list of workspaces never needs; the parser ends the whole process far beyond it. */
const most = { characters: 262_144, indent: 400, depth: 100 } as const

/**
 * Whether the YAML parser may be given this text: it is not long, and nothing in it is nested deeply, by columns or by
 * brackets. Linear, and without a parser; brackets in strings count as well.
 */
export function isPlainYaml(text: string): boolean {
  if (text.length > most.characters) return false
  let depth = 0
  let indent = 0
  let atStart = true
  for (const letter of text) {
    if (letter === '\n') {
      atStart = true
      indent = 0
    } else if (atStart) {
      atStart = ' \t-?:'.includes(letter)
      if (++indent > most.indent) return false
    }
    if (letter === '[' || letter === '{') depth++
    else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1)
    if (depth > most.depth) return false
  }
  return true
}
