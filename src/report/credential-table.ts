import type { Diagnosis } from '../credentials/facts.ts'
import { stateOf } from '../credentials/state.ts'
import type { Credential, Kind } from '../credentials/types.ts'
import { type Paint, PLAIN } from './paint.ts'
import { visibleLine } from './visible.ts'

const kinds: Readonly<Record<Kind, string>> = {
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
    nameIn(one),
    kinds[one.kind],
    one.length > 0 && one.kind !== 'command' ? String(one.length) : '-',
    one.sameAs === undefined ? stateOf(one, d) : `${stateOf(one, d)} (same value as ${one.sameAs})`,
  ])
}

export const credentialHeads: readonly string[] = ['where', 'what', 'kind', 'length', 'state']

/** One line a source, like `aws configure list`: the state is last, so that nothing has to be cut. */
export function credentialTable(d: Diagnosis, paint: Paint = PLAIN): string {
  const rows = credentialRows(d)
  if (rows.length === 0) return ''
  const widths = credentialHeads.map((head, column) =>
    Math.max(head.length, ...rows.map(row => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
  return [
    paint.dim(line(credentialHeads)),
    ...rows.map(row => (row[4]?.startsWith('sent') === true ? paint.bold(line(row)) : line(row))),
    '',
  ].join('\n')
}

function nameIn({ variable, header, source }: Credential): string {
  if (source === 'login:credentials-file' || source === 'login:keychain') return 'login'
  if (source === 'login:primaryApiKey') return 'saved Console key'
  return header === undefined || header === 'other' ? variable : `${variable} (${header})`
}
