import type { Diagnosis } from '../credentials/facts.ts'
import type { CloudFacts } from '../credentials/surroundings.ts'
import { type Credential, type Description, secretVariables } from '../credentials/types.ts'
import type { Finding } from '../types.ts'
import { kindNames, toldState, whatIs } from './credential-table.ts'
import { type Paint, PLAIN } from './paint.ts'
import { visibleLine } from './visible.ts'

type Row = readonly [where: string, what: string, kind: string, state: string]

/**
 * The sources as a person reads them, one line each where they fit: where, what, which kind, and what becomes of it.
 * Beside the credentials stand the line that the first finding is about and an address that is not Anthropic's.
 */
export function sourceTable(
  d: Diagnosis,
  first: Finding | undefined,
  { columns, paint = PLAIN }: { readonly columns: number; readonly paint?: Paint },
): string {
  const full = [
    ...besideCredentials(d, first),
    ...d.credentials.map(one => credentialRow(one, d).map(visibleLine)),
  ]
  if (full.length === 0) return ''
  const rows =
    widthOf(full) <= columns ? full : full.map(row => row.map(cell => cell.replace(/ characters$/, ' chars')))
  const widths = widthsOf(rows)
  const fits = widthOf(rows) <= columns
  const lines = rows.flatMap(row => {
    const text = fits
      ? [`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()]
      : stacked(row, columns)
    return isSent(row[3]) ? text.map(paint.bold) : text
  })
  return `${lines.join('\n')}\n`
}

/** What stands beside the credentials: where, what, which kind, and what becomes of it. */
export function besideCredentials(
  d: Diagnosis,
  first: Finding | undefined,
): readonly (readonly [where: string, what: string, kind: string, state: string])[] {
  return [...lineRows(d, first), ...routeRows(d), ...cloudRows(d)].map(
    ([where, what, kind, state]): Row => [
      visibleLine(where),
      visibleLine(what),
      visibleLine(kind),
      visibleLine(state),
    ],
  )
}

function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  return [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
}

function widthOf(rows: readonly (readonly string[])[]): number {
  const last = Math.max(...rows.map(row => row[3]?.length ?? 0))
  return 2 + widthsOf(rows).reduce((sum, width) => sum + width + 2, 0) + last
}

/** Too wide for one line: where it stands, and the rest below. */
function stacked(row: readonly string[], columns: number): readonly string[] {
  const [where = '', what = '', kind = '', state = ''] = row
  const rest = [kind, state].filter(text => text !== '')
  const joined = `    ${rest.join(', ')}`
  const below = joined.length <= columns ? [joined] : rest.map(text => `    ${text}`)
  if (kind.length < 4 && state === '')
    return [where === '' ? `    ${what}  ${kind}` : `  ${where}  ${what}  ${kind}`]
  const one = `  ${where}   ${what}`
  return one.length <= columns ? [one, ...below] : [`  ${where}`, `    ${what}`, ...below]
}

function credentialRow(one: Credential, d: Diagnosis): Row {
  const where = one.line === undefined ? one.where : `${one.where}:${one.line}`
  const isShort = (one.source.startsWith('login:') && one.kind !== 'empty') || one.kind === 'command'
  const kind = isShort ? kindNames[one.kind] : described(one)
  const name = whatIs(one)
  return [
    where === 'Keychain' ? 'the Keychain' : where,
    name,
    name === 'login' && one.kind === 'unknown' ? '' : kind,
    shortState(one, d),
  ]
}

/** Of a value its kind, where it has one, and its length. */
function described({ kind, length }: Description): string {
  const counted = length > 0 ? [`${length} ${length === 1 ? 'character' : 'characters'}`] : []
  return [...(kind === 'unknown' ? [] : [kindNames[kind]]), ...counted].join(', ')
}

const isSent = (state = '') => /^(?:would be )?sent\b/.test(state)

function shortState(one: Credential, d: Diagnosis): string {
  const state = toldState(one, d)
  if (one.sameAs !== undefined && !isSent(state)) return 'the same value'
  if (isSent(state)) {
    const both = d.resolution.xApiKey !== null && d.resolution.authorization !== null
    return both ? state : state.replace(/ as .*$/s, '')
  }
  return state.replace(/^not sent: .*$/s, 'not sent')
}

/** The start-up or env line that the first finding is about. */
function lineRows(d: Diagnosis, first: Finding | undefined): readonly Row[] {
  if (first?.file === undefined) return []
  const found = [...d.mentions, ...d.lines].find(
    one => one.file === first.file && one.line === first.line && one.action === 'set',
  )
  // As a source it has a row of its own.
  if (found === undefined || d.credentials.some(one => one.where === found.file && one.line === found.line))
    return []
  const state =
    first.ruleId === 'stray-variable'
      ? 'not read under that name'
      : found.kindOfFile === 'dotenv'
        ? 'not read'
        : !found.exported
          ? 'not exported'
          : found.process === 'none'
            ? 'not in this session'
            : ''
  return [
    [
      `${found.file}:${found.line}`,
      found.variable,
      secretVariables.some(name => name === found.variable) ? described(found) : 'set',
      state,
    ],
  ]
}

/** An address of somebody else decides where everything goes. */
function routeRows(d: Diagnosis): readonly Row[] {
  const { source, host } = d.resolution.baseUrl
  const route = d.routes.findLast(one => source === `${one.layer}:${one.variable}`)
  if (route === undefined || host === 'api.anthropic.com') return []
  const line = d.lines.findLast(one => one.variable === route.variable && one.process === 'same')
  const where =
    route.where === 'environment' && line !== undefined
      ? `${line.file}:${line.line}`
      : route.line === undefined
        ? route.where
        : `${route.where}:${route.line}`
  return [
    [
      where,
      route.variable,
      host ?? 'not a URL',
      host === undefined ? 'stops Claude Code' : 'gets all requests',
    ],
  ]
}

/** What is there for the cloud provider that is switched on; names alone. */
function cloudRows(d: Diagnosis): readonly Row[] {
  const { provider, settings, surroundings, credentials } = d
  if (provider === undefined) return []
  const prefix = prefixes[provider.provider] ?? /^$/
  const file = settings.find(({ layer, state }) => layer === provider.layer && state === 'loaded')
  const where = provider.layer === 'shell' ? 'environment' : (file?.path ?? provider.layer)
  const at = surroundings.cloud.switches?.find(({ name }) => name === provider.variable)
  const shown = new Set([
    ...credentials.map(({ variable }) => variable),
    ...routeRows(d).map(([, variable]) => variable),
  ])
  return [
    [at === undefined ? where : placeIn(at), provider.variable, 'on', ''],
    ...surroundings.cloud.names
      .filter(name => prefix.test(name) && !shown.has(name))
      .map((name): Row => {
        const at = surroundings.cloud.set?.find(one => one.name === name)
        return [at === undefined ? '' : placeIn(at), name, at?.value ?? 'set', '']
      }),
    ...regionRows(surroundings.cloud, prefix),
  ]
}

/** The region that the client takes from a file of AWS. */
function regionRows({ region }: CloudFacts, prefix: RegExp): readonly Row[] {
  return region === undefined || !prefix.test('AWS_REGION')
    ? []
    : [[placeIn(region), 'region', region.value ?? 'set', '']]
}

function placeIn({ where, line }: { readonly where: string; readonly line?: number }): string {
  return line === undefined ? where : `${where}:${line}`
}

const prefixes: Readonly<Record<string, RegExp>> = {
  bedrock: /^AWS_/,
  vertex: /^(?:ANTHROPIC_VERTEX|CLOUD_ML|GOOGLE|GCLOUD)_/,
  foundry: /^(?:ANTHROPIC_FOUNDRY|AZURE)_/,
  aws: /^AWS_/,
  mantle: /^AWS_/,
}
