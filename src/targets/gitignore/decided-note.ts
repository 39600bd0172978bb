import type { IgnoreDecision } from '../../types.ts'
import type { WantedPattern } from './wanted-patterns.ts'

export function byPath(decisions: readonly IgnoreDecision[]): ReadonlyMap<string, IgnoreDecision> {
  return new Map(decisions.map(decision => [decision.path, decision]))
}

/** Which lines of a person already do what is wanted. */
export function decidedNote(
  patterns: readonly WantedPattern[],
  before: ReadonlyMap<string, IgnoreDecision>,
): string | undefined {
  const notes = patterns.flatMap(({ entry, probes }) => {
    const lines = probes.map(path => before.get(path)).map(found => (found?.ignored ? found.by : undefined))
    const [first] = lines
    return first === undefined || lines.includes(undefined)
      ? []
      : [`\`${entry.id}\` is covered by ${first.file}:${first.line}`]
  })
  return notes.length === 0 ? undefined : notes.join(', ')
}
