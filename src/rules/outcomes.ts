import type { Diagnosis } from '../credentials/facts.ts'
import type { Resolution } from '../credentials/types.ts'
import { unreadSettings } from '../credentials/unread-settings.ts'
import { isForeignText } from './foreign-text.ts'
import type { Outcome, Rule } from './rule.ts'

/** What can have happened in this set-up, told from what would be sent. Everything, where the set-up can't be seen. */
export function possibleOutcomes(d: Diagnosis): ReadonlySet<Outcome> {
  const always: readonly Outcome[] = ['missing', 'unreachable', 'service', 'login', 'elsewhere']
  const answered: readonly Outcome[] = ['rejected', 'forbidden', 'billing']
  const unsure =
    d.insideClaude || (d.os === 'macos' && d.login.keychain === 'unknown') || unreadSettings(d).length > 0
  const of = (r: Resolution): readonly Outcome[] => {
    if (r.blocked === 'cloud-incomplete') return ['refused', 'provider']
    if (r.refused !== undefined || r.blocked !== undefined) return ['refused']
    if (r.provider !== 'anthropic' || isOfCloud(r.baseUrl.host)) return ['provider', ...answered]
    return r.request ? answered : ['silent']
  }
  return new Set([
    ...always,
    ...of(d.resolution),
    ...(d.ci === undefined ? of(d.interactive) : []),
    ...(unsure ? (['silent', ...answered] as const) : []),
  ])
}

/** A provider's own address, which is asked as if it were a gateway. */
function isOfCloud(host = ''): boolean {
  return /\.(?:amazonaws\.com|googleapis\.com|azure\.com)$/.test(host)
}

/** A text that says it all. What it names is told even where this set-up can't have printed it: it was printed elsewhere. */
export const DEFINITE = 90
/** From here on a text is reason enough for a finding; below it only ranks what is found here anyway. */
export const CLEAR = 50

/** What the pasted text speaks of, as far as this set-up allows it; of a text that is not known, and without one, all that is possible. */
export function outcomesToExplain(d: Diagnosis, rules: readonly Rule[]): ReadonlySet<Outcome> {
  const possible = possibleOutcomes(d)
  const said = d.printed
    .filter(({ score }) => score >= CLEAR)
    .flatMap(({ ruleId }) => rules.find(({ id }) => id === ruleId)?.explains ?? [])
  const kept = said.filter(outcome => possible.has(outcome))
  if (kept.length > 0) return new Set(kept)
  if (isForeignText(d)) return new Set(['elsewhere'])
  const own = new Set<Outcome>(['silent', 'refused', 'rejected', 'provider'])
  return new Set([...possible].filter(outcome => own.has(outcome)))
}

/** The set-up rules out what the text allows: a rejected token, where none is sent. */
export function isContradicted(d: Diagnosis, rule: Rule, score: number): boolean {
  if (rule.contradicted?.(d, score) === true) return true
  if (rule.generic === 'unseen' && knowsNoAnthropic(d)) return true
  // A job of GitHub printed it, and has none of what is set on this machine.
  if (d.sender?.kind === 'github' && d.ci === undefined) return false
  if (rule.explains.length === 0) return false
  if (score >= DEFINITE && (rule.generic === undefined || rule.generic === 'sender')) return false
  const possible = possibleOutcomes(d)
  return !rule.explains.some(outcome => possible.has(outcome))
}

/** A cloud provider answers here, which knows no key and no login of Anthropic, and the text names nobody else. */
function knowsNoAnthropic({ resolution: { provider }, sender }: Diagnosis): boolean {
  return provider !== 'anthropic' && (sender === undefined || sender.kind === 'unknown')
}
