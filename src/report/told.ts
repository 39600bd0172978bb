import type { Finding, Refusal } from '../types.ts'

/** Of one rule in one file: nobody reads more at once, and a hostile file can hold hundreds of thousands. */
const mostTold = 100

/** The first findings of each rule in each file; one more says how many there are besides. */
export function told<T extends Finding | Refusal>(findings: readonly T[]): readonly T[] {
  if (findings.length <= mostTold) return findings
  const counts = new Map<string, number>()
  const shown = findings.filter(finding => counted(counts, finding) <= mostTold + 1)
  const seen = new Map<string, number>()
  return shown.map(finding => {
    const at = counted(seen, finding)
    const more = (counts.get(keyOf(finding)) ?? 0) - mostTold
    // A last one alone is told as it is.
    if (at <= mostTold || more === 1) return finding
    return { ...finding, reason: `And ${more} more of this kind in the file, from here on` }
  })
}

function counted(counts: Map<string, number>, finding: Finding | Refusal): number {
  const count = (counts.get(keyOf(finding)) ?? 0) + 1
  counts.set(keyOf(finding), count)
  return count
}

function keyOf(finding: Finding | Refusal): string {
  return [finding.ruleId, 'severity' in finding ? finding.severity : '', finding.file].join('\0')
}
