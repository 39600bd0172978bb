import { caVariables } from '../../credentials/ca-variables.ts'
import { cloudProviders } from '../../credentials/providers.ts'
import { proxyVariables } from '../../credentials/proxy-variables.ts'
import type { Route, RouteDefect } from '../../credentials/types.ts'
import { type Machine, pathOf, shown } from '../machine/machine.ts'
import { isPlainPath, meantPath } from '../machine/meant-path.ts'
import { describe } from './describe.ts'

const baseUrls: readonly string[] = ['ANTHROPIC_BASE_URL', ...cloudProviders.map(({ baseUrl }) => baseUrl)]

/** Variables that say where requests go and whom they trust. */
export const routeVariables: readonly string[] = [
  ...baseUrls,
  ...proxyVariables,
  ...caVariables,
  'NODE_TLS_REJECT_UNAUTHORIZED',
]

/** A routing value as it may be shown: host and port, and what is wrong; no user info, no path, no query. */
export function describeRoute(
  world: Machine,
  name: string,
  value: string,
): Pick<Route, 'host' | 'path' | 'meant' | 'defects'> {
  const text = value.trim()
  if (text === '') return { defects: ['empty'] }
  if (name === 'NODE_TLS_REJECT_UNAUTHORIZED') return { defects: text === '0' ? ['tls-off'] : [] }
  if (caVariables.some(one => one === name)) return certificatesIn(world, text)
  const isBase = name === 'ANTHROPIC_BASE_URL'
  const url = baseUrls.includes(name) ? parseBaseUrl(text) : parseUrl(text)
  if (url === undefined || !/^(?:https?|socks\w*):$/.test(url.protocol)) {
    return withoutScheme(text, isBase)
  }
  const defects: RouteDefect[] = []
  if (url.protocol.startsWith('socks')) defects.push('socks')
  if (url.username !== '' || url.password !== '') defects.push('user-info')
  if (isBase && /\/v1\/?$/.test(url.pathname)) defects.push('ends-in-v1')
  if (isBase && url.hostname !== 'api.anthropic.com') defects.push('third-party')
  if (isBase && url.protocol === 'http:' && !isLoopback(url.hostname)) defects.push('plain-http')
  return { host: showHost(url), defects }
}

/** Measured: of every base URL the client takes `localhost:4000` as it is meant, and refuses `127.0.0.1:4000`. */
export function parseBaseUrl(text: string): URL | undefined {
  return parseUrl(/^[a-z][a-z\d.-]*:\d+(?:\/|$)/i.test(text) ? `http://${text}` : text)
}

/** An address without its scheme; where it is a host and a port alone, it can be told with one. */
function withoutScheme(text: string, isBase: boolean): Pick<Route, 'meant' | 'defects'> {
  if (!/^[\w.-]+(?::\d+)?(?:\/|$)/.test(text)) return { defects: ['not-a-url'] }
  const host = /^[A-Za-z\d.-]+(?::\d+)?(?=\/?$)/.exec(text)?.[0]
  const url = host === undefined ? undefined : parseUrl(`http://${host}`)
  if (url === undefined || showHost(url) !== url.host) return { defects: ['no-scheme'] }
  const scheme = isBase && !isLoopback(url.hostname) ? 'https' : 'http'
  return { meant: `${scheme}://${host}`, defects: ['no-scheme'] }
}

export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}

/** A host may be shown, unless somebody put a credential in its place. */
function showHost(url: URL): string {
  const suspicious = url.hostname.split('.').some(label => /^sk-/.test(label) || label.length > 40)
  return suspicious ? '(hidden)' : url.host
}

/** A path may be shown, unless somebody put something else in its place. */
function pathIn(world: Machine, text: string): Pick<Route, 'path'> {
  const isPath =
    /^(?:[A-Za-z]:)?(?:~|\.{0,2})(?:[\\/][\w .()@-]{1,60}){1,16}$|^[\w-]{1,40}\.(?:pem|crt|cer|ca-bundle)$/.test(
      text,
    )
  const isOdd = text.split(/[\\/]/).some(part => describe(part).kind !== 'unknown' && part !== '')
  return isPath && !isOdd ? { path: shown(world, text) } : {}
}

function certificatesIn(world: Machine, text: string): Pick<Route, 'path' | 'meant' | 'defects'> {
  const defects = caDefects(world, text)
  const file = defects.includes('missing-file')
    ? meantPath(world, text)
    : isPlainPath(world, text)
      ? text
      : undefined
  const isThere = file !== undefined && world.disk.stat(file)?.isFile === true
  return { ...pathIn(world, text), ...(isThere ? { meant: file } : {}), defects }
}

function caDefects(world: Machine, path: string): readonly RouteDefect[] {
  const read = world.disk.read(pathOf(world).resolve(world.cwd, path))
  if ('failure' in read) return [read.failure === 'absent' ? 'missing-file' : 'unreadable-file']
  return read.text.includes('-----BEGIN') ? [] : ['not-pem']
}
