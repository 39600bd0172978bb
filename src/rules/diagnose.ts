import type { Diagnosis, DoctorFacts } from '../credentials/facts.ts'
import { resolveInteractive } from '../credentials/interactive.ts'
import { resolve } from '../credentials/order.ts'
import type { Severity } from '../types.ts'
import { rules } from './index.ts'
import { printed } from './reported.ts'
import type { Found, Rule } from './rule.ts'

export interface RuleFinding extends Found {
  readonly rule: Rule
  readonly severity: Severity
}

/** The facts with what follows from them. */
export function conclude(facts: DoctorFacts): Diagnosis {
  return { ...facts, resolution: resolve(facts), interactive: resolveInteractive(facts) }
}

/**
 * What all rules find: the worst first, and among equals what the pasted message points to. A cause that the message
 * names clearly is told also where nothing of it can be seen on this machine.
 */
export function diagnose(diagnosis: Diagnosis): readonly RuleFinding[] {
  const found = rules.flatMap(rule => {
    const own = rule.check(diagnosis)
    const all = own.length > 0 ? own : printed(diagnosis, rule.id)
    return all.map(one => ({ severity: rule.severity, ...one, rule }))
  })
  const weight = ({ rule }: RuleFinding) =>
    diagnosis.printed.find(({ ruleId }) => ruleId === rule.id)?.score ?? 0
  const order: readonly Severity[] = ['error', 'warning', 'info']
  return order.flatMap(severity =>
    found.filter(one => one.severity === severity).sort((a, b) => weight(b) - weight(a)),
  )
}
