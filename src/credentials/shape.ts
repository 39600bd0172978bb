import type { Credential, Defect, Effect } from './types.ts'

/** What each defect does. Measured on Claude Code 2.1.330 with a loopback server. */
export const defectEffect: Readonly<Record<Defect, Effect>> = {
  'line-break': 'refused',
  'curly-quote': 'refused',
  'control-character': 'refused',
  'not-latin-1': 'refused',
  'bad-header-name': 'refused',
  quoted: 'sent-broken',
  'bearer-prefix': 'sent-broken',
  'name-prefix': 'sent-broken',
  'inner-space': 'sent-broken',
  'latin-1': 'sent-broken',
  'surrounding-space': 'trimmed',
  'surrounding-line-end': 'trimmed',
  'surrounding-nbsp': 'trimmed',
  'byte-order-mark': 'trimmed',
}

/** True if the client refuses to send this value, before any request. */
export function isRefused(credential: Pick<Credential, 'defects'>): boolean {
  return credential.defects.some(defect => defectEffect[defect] === 'refused')
}

/**
 * Control characters are noticed last, in the header that really goes out; all other refusals come before a custom
 * header takes the place of the value.
 */
export function isRefusedAtOnce(credential: Pick<Credential, 'defects'>): boolean {
  return isRefused({ defects: credential.defects.filter(defect => defect !== 'control-character') })
}
