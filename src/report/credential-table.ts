import type { Diagnosis } from '../credentials/facts.ts'
import { labelOf } from '../credentials/sources.ts'
import { stateOf } from '../credentials/state.ts'
import type { Credential, Kind } from '../credentials/types.ts'
import { visibleLine } from './visible.ts'

/** What a value looks like, as a person says it. */
export const kindNames: Readonly<Record<Kind, string>> = {
  'api-key': 'API key',
  'oauth-token': 'OAuth token',
  'refresh-token': 'refresh token',
  'admin-key': 'admin key',
  'enterprise-admin-key': 'admin key',
  'session-key': 'session cookie',
  'other-vendor-key': "another service's",
  placeholder: 'placeholder',
  reference: 'reference',
  command: 'command',
  empty: 'empty',
  unknown: 'unknown form',
}

/** The rows of the table, also for other forms: where, what, which kind, how long, and what becomes of it. */
export function credentialRows(d: Diagnosis): readonly (readonly string[])[] {
  return d.credentials.map(one => [
    visibleLine(one.line === undefined ? one.where : `${one.where}:${one.line}`),
    whatIs(one),
    kindNames[one.kind],
    one.length > 0 && one.kind !== 'command' ? String(one.length) : '-',
    one.sameAs === undefined ? toldState(one, d) : `${toldState(one, d)} (same value as ${one.sameAs})`,
  ])
}

/** A text that says that no answer came may have been printed before anything was sent, as with a certificate. */
export function toldState(one: Credential, d: Diagnosis): string {
  const state = stateOf(one, d)
  return d.pasted && d.sender?.proves === 'no-answer' ? state.replace(/^sent\b/, 'would be sent') : state
}

export const credentialHeads: readonly string[] = ['where', 'what', 'kind', 'length', 'state']

export function whatIs({ variable, header, source }: Credential): string {
  if (source === 'login:credentials-file' || source === 'login:keychain') return 'login'
  const label = labelOf(source)
  if (label !== undefined) return label
  return header === undefined || header === 'other' ? variable : `${variable} (${header})`
}
