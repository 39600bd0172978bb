import type { Diagnosis, DoctorFacts } from '../credentials/facts.ts'
import { resolveInteractive } from '../credentials/interactive.ts'
import { resolve } from '../credentials/order.ts'
import type { Severity } from '../types.ts'
import { rules } from './index.ts'
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
 * What all rules find, the worst first. A cause to which the pasted message points is told once: by the rule's own
 * finding where it sees the cause on this machine, else by the message.
 */
export function diagnose(diagnosis: Diagnosis): readonly RuleFinding[] {
  const found = rules.flatMap(rule => {
    const own = rule.check(diagnosis)
    const printed = diagnosis.printed.find(({ ruleId }) => ruleId === rule.id)
    const all = own.length > 0 || printed === undefined ? own : [{ reason: printed.why }]
    return all.map(one => ({ severity: rule.severity, ...one, rule }))
  })
  const order: readonly Severity[] = ['error', 'warning', 'info']
  return order.flatMap(severity => found.filter(one => one.severity === severity))
}
