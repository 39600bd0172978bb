import type { Diagnosis } from '../credentials/facts.ts'
import { diagnose, type RuleFinding } from '../rules/diagnose.ts'
import { diagnosisOf } from '../rules/other-place.ts'

interface Placed extends RuleFinding {
  /** The place in which it was found, where that is not this terminal. */
  readonly there?: Diagnosis
}

/** All causes, and behind them what keeps Claude Code from working in another place: it is found by the same rules. */
export function withOthers(d: Diagnosis): readonly Placed[] {
  const here: readonly Placed[] = diagnose(d)
  const elsewhere: readonly Placed[] = (d.others ?? []).flatMap(one => {
    const there = diagnosisOf(one, { ...d, pasted: false, printed: [] })
    return diagnose(there)
      .filter(({ file, severity }) => file === one.file && severity === 'error')
      .filter(found => !here.some(({ rule, line }) => rule.id === found.rule.id && line === found.line))
      .map(found => ({ ...found, there }))
  })
  const isCalm = here[0]?.severity !== 'error'
  return isCalm ? [...elsewhere, ...here] : [...here, ...elsewhere]
}
