import type { Diagnosis, OtherPlace } from '../credentials/facts.ts'
import { otherKind } from '../rules/in-use.ts'
import { rules } from '../rules/index.ts'
import { diagnosisOf } from '../rules/other-place.ts'
import { CLEAR } from '../rules/outcomes.ts'

/**
 * The diagnosis that the pasted text is about: of the place whose log it was cut from; else, where it can't be of this
 * terminal, of a place that can have printed it.
 */
export function meant(d: Diagnosis): Diagnosis {
  const { others = [], loggedBy } = d
  if (!d.pasted || others.length === 0) return d
  const logging = others.filter(({ kind }) => kind === loggedBy?.kind)
  // A log of journald often names the program alone.
  const named =
    logging.find(one => isNamed(one, loggedBy?.name ?? '')) ?? (logging.length === 1 ? logging[0] : undefined)
  if (named !== undefined) return diagnosisOf(named, d)
  if (d.printed.length === 0 || canHavePrinted(d)) return d
  const found = others
    .filter(({ kind }) => kind === 'editor')
    .flatMap(one => [diagnosisOf(one, d), diagnosisOf(approved(one), d)])
  return found.find(canHavePrinted) ?? d
}

/** A log names a unit without its ending, and of a compose service its first container: `agent-1`, `app-agent-1`. */
function isNamed({ kind, name }: OtherPlace, logged: string): boolean {
  if (kind === 'unit') return name === `${logged.replace(/\.service$/, '')}.service`
  const service = logged.replace(/[-_]\d{1,4}$/, '')
  return name === logged || name === service || service.endsWith(`-${name}`) || service.endsWith(`_${name}`)
}

/** Whoever was told that a key is refused had approved it before. */
function approved(other: OtherPlace): OtherPlace {
  const credentials = other.situation.credentials.map(one =>
    one.variable === 'ANTHROPIC_API_KEY' && one.approval === undefined
      ? { ...one, approval: 'approved' as const }
      : one,
  )
  return { ...other, situation: { ...other.situation, credentials } }
}

/** Whether the text fits what is sent in this set-up, to whom it is sent, and whether anything is. */
function canHavePrinted(d: Diagnosis): boolean {
  const { sender, resolution: r, interactive } = d
  if (otherKind(d) !== undefined) return false
  const isForeign = r.provider === 'anthropic' && r.baseUrl.defects.includes('third-party')
  if (sender?.kind === 'gateway') return isForeign
  if (sender?.kind === 'cloud') return isForeign || r.provider !== 'anthropic'
  if (sender?.kind === 'anthropic' && r.provider !== 'anthropic') return false
  if (sender?.proves === 'rejection' || sender?.proves === 'answer') return r.request || interactive.request
  return !(speaksOfNothing(d) && r.request && interactive.request)
}

/** All that the text says clearly is that nothing was found to be sent. */
function speaksOfNothing({ printed }: Diagnosis): boolean {
  const said = printed
    .filter(({ score }) => score >= CLEAR)
    .flatMap(({ ruleId }) => rules.find(({ id }) => id === ruleId)?.explains ?? [])
  return said.length > 0 && said.every(outcome => outcome === 'silent')
}
