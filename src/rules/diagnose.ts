import type { Diagnosis, DoctorFacts } from '../credentials/facts.ts'
import { resolveInteractive } from '../credentials/interactive.ts'
import { resolve } from '../credentials/order.ts'
import { withProof } from '../credentials/proof.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { usedKindOf } from '../credentials/used-kind.ts'
import type { Severity } from '../types.ts'
import { mayHaveUnseenLogin } from './in-use.ts'
import { rules } from './index.ts'
import { CLEAR, isContradicted, outcomesToExplain } from './outcomes.ts'
import type { Found, Outcome, Rule } from './rule.ts'

export interface RuleFinding extends Found {
  readonly rule: Rule
  readonly severity: Severity
  /** This set-up shows it; else only the pasted text says so. */
  readonly seen: boolean
}

/** The facts with what follows from them. */
export function conclude(facts: DoctorFacts): Diagnosis {
  return {
    ...facts,
    resolution: withProof(resolve(facts), facts.proof),
    interactive: resolveInteractive(facts),
  }
}

/**
 * All causes, the likeliest first: what this set-up shows and what explains what happened, then what the text says
 * clearly, then what else is wrong here. What the set-up contradicts is dropped; what only says that it happened
 * stands behind its reason.
 */
export function diagnose(diagnosis: Diagnosis): readonly RuleFinding[] {
  const known = { diagnosis, explained: outcomesToExplain(diagnosis, rules) }
  const { expected, provider, resolution } = diagnosis
  // Also a provider that lacks something: whoever expects it chose it.
  const asExpected =
    expected !== undefined && (usedKindOf(resolution) === expected || provider?.provider === expected)
  const found = [...rules, ...rulesOfText(diagnosis)]
    .filter(({ choice }) => !(choice === true && asExpected && !diagnosis.pasted))
    .flatMap(rule => foundBy(rule, diagnosis))
    .map(one => ({ one, weight: weightOf(one, known) }))
    .sort((a, b) => Number(isCause(b.one, known)) - Number(isCause(a.one, known)) || b.weight - a.weight)
    .map(({ one }) => one)
  const first = found[0]
  if (first === undefined) return []
  const isExplained = isCause(first, known)
  // Something did fail, or nothing can be sent: the likeliest cause is an error however harmless it looks by itself.
  const isError = diagnosis.pasted || (isExplained && failsFor(diagnosis) && first.severity !== 'info')
  const kept = withoutEcho(isExplained ? withoutGeneric(found) : withRestFirst(found, diagnosis.pasted))
  return kept.map((one, index) => (index === 0 && isError ? { ...one, severity: 'error' } : one))
}

/** `claude -p` can't send anything from here. */
function failsFor(diagnosis: Diagnosis): boolean {
  const { resolution: r, insideClaude } = diagnosis
  const unsure = insideClaude || mayHaveUnseenLogin(diagnosis) || unreadSettings(diagnosis).length > 0
  return !r.request && !unsure
}

/** What one rule finds; where it sees nothing, what the text says of it. */
export function foundBy(rule: Rule, diagnosis: Diagnosis): readonly RuleFinding[] {
  const isAsked = rule.onlyAnthropic !== true || diagnosis.resolution.provider === 'anthropic'
  const seen = isAsked ? rule.check(diagnosis) : []
  if (seen.length > 0)
    return seen.map(({ explains = rule.explains, behind, ...one }) => {
      const { first, ...rest } = rule
      const leads = first === undefined || behind === true ? {} : { first }
      return { severity: rule.severity, ...one, rule: { ...rest, ...leads, explains }, seen: true }
    })
  return diagnosis.printed
    .filter(({ ruleId, score }) => ruleId === rule.id && score >= CLEAR)
    .filter(({ score }) => !isContradicted(diagnosis, rule, score))
    .map(({ why }) => ({ severity: rule.severity, reason: why, rule, seen: false }))
}

/** A cause that a text names and that no machine can show needs no rule of its own: its page is enough. */
function rulesOfText({ printed }: Diagnosis): readonly Rule[] {
  return printed
    .filter(({ ruleId }) => !rules.some(({ id }) => id === ruleId))
    .map(({ ruleId }) => ({
      id: ruleId,
      severity: 'error' as const,
      explains: ['elsewhere'] as const,
      check: () => [],
    }))
}

const bySeverity: Readonly<Record<Severity, number>> = { error: 30, warning: 20, info: 0 }

function weightOf(
  { rule, severity, seen }: RuleFinding,
  { diagnosis, explained }: { readonly diagnosis: Diagnosis; readonly explained: ReadonlySet<Outcome> },
): number {
  const score = diagnosis.printed.find(({ ruleId }) => ruleId === rule.id)?.score ?? 0
  // What a text only allows moves nothing.
  const said = score < 20 || rule.generic === 'sender' ? 0 : score
  const harmless = severity === 'info' && said < 20
  const proof = seen && explains(rule, explained) && !harmless ? (severity === 'error' ? 110 : 90) : 0
  const generic = isGeneric({ rule, seen }) ? -200 : 0
  if (rule.first === true && (rule.explains.length === 0 || explains(rule, explained))) return 1000
  return said + proof + generic + bySeverity[severity]
}

/** Whether a finding explains what happened, so that nothing is left to be explained. */
function isCause(
  { rule, seen, severity }: RuleFinding,
  { diagnosis, explained }: { readonly diagnosis: Diagnosis; readonly explained: ReadonlySet<Outcome> },
): boolean {
  if (rule.rest === true) return false
  // Whoever expects something is told of that, and not of what else may be so.
  if (rule.first === true && rule.explains.length === 0) return true
  const isSaid = diagnosis.printed.some(({ ruleId, score }) => ruleId === rule.id && score >= CLEAR)
  if (rule.generic === 'sender') return seen ? severity !== 'info' && explains(rule, explained) : true
  if (!seen || isSaid) return true
  return severity !== 'info' && explains(rule, explained)
}

function explains(rule: Rule, explained: ReadonlySet<Outcome>): boolean {
  return rule.explains.some(outcome => explained.has(outcome))
}

function isGeneric({ rule, seen }: Pick<RuleFinding, 'rule' | 'seen'>): boolean {
  return rule.generic === 'always' || (rule.generic === 'unseen' && !seen)
}

/** Behind a cause, what only says that it happened is no news: `Nothing is set`, `The key was rejected`. */
function withoutGeneric(found: readonly RuleFinding[]): readonly RuleFinding[] {
  const [first] = found
  return found.filter(one => one === first || !isGeneric(one))
}

/** One sentence of a text that allows several causes is told once. */
function withoutEcho(found: readonly RuleFinding[]): readonly RuleFinding[] {
  return found.filter((one, index) => {
    const before = found.slice(0, index)
    // Who answers at an address that is wrong is no fault of its own.
    if (one.rule.generic === 'sender' && one.severity === 'info' && one.seen)
      return !before.some(({ variable, seen }) => seen && variable === one.variable)
    // What is in the way of the expected one is told with it.
    if (one.rule.choice === true)
      return !before.some(({ inTheWay = [] }) =>
        inTheWay.some(
          ({ variable, where, line }) =>
            variable === one.variable || (where === one.file && line === one.line),
        ),
      )
    return one.seen || !before.some(({ seen, reason }) => !seen && reason === one.reason)
  })
}

/** Without a cause, the honest answer leads where something failed. */
function withRestFirst(found: readonly RuleFinding[], pasted: boolean): readonly RuleFinding[] {
  const rest = found.filter(({ rule }) => rule.rest === true)
  const others = found.filter(({ rule }) => rule.rest !== true)
  return pasted ? [...rest, ...others] : others
}
