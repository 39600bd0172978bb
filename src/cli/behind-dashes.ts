import type { Command } from './command.ts'

/**
 * Behind `--` every word is a name: a hook hands over whatever was staged, and `-` is then the file that is called so, not
 * standard input, which would be empty.
 */
export function namesBehindDashes(tokens: readonly string[], { positional }: Command): readonly string[] {
  const end = tokens.indexOf('--')
  if (end < 0 || positional?.paths === undefined) return tokens
  return tokens.map((token, index) => (index > end && token === '-' ? './-' : token))
}
