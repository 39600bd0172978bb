import type { Arguments, Flag } from './command.ts'
import { findFlag } from './flags.ts'
import { namesFor } from './names-for.ts'

/**
 * The words before the one that is being typed, as the reader will understand them; `undefined` where it will refuse a flag
 * or a name whatever comes.
 */
export function readBegun(words: readonly string[], table: readonly Flag[]): Arguments | undefined {
  const flags: Record<string, true | string | readonly string[]> = {}
  const positionals: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--') {
      positionals.push(...words.slice(index + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      positionals.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const flag = findFlag(equals < 0 ? word : word.slice(0, equals), table)
    if (flag === undefined) return undefined
    if (flag.type !== 'boolean' && equals < 0) index += 1
    const value = equals < 0 ? (words[index] ?? '') : word.slice(equals + 1)
    const all = flag.type === 'boolean' ? true : withValue(flag, value, flags[flag.name])
    if (all !== true && !areKnown([all].flat(), flag)) return undefined
    flags[flag.name] = all
  }
  return { flags, positionals }
}

/** What a flag holds when it is given `value` too. */
export function withValue(flag: Flag, value: string, earlier: unknown): string | readonly string[] {
  if (flag.type !== 'list') return value
  const before = Array.isArray(earlier) && flag.lastCounts !== true ? earlier.map(String) : []
  return [...before, ...value.split(',')]
}

function areKnown(values: readonly string[], flag: Flag): boolean {
  const names = namesFor(flag)
  return names === undefined || values.every(value => value === '' || names.includes(value))
}
