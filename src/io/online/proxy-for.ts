import { proxyVariables } from '../../credentials/proxy-variables.ts'
import { isExempt } from '../credentials/no-proxy.ts'
import { parseUrl } from '../credentials/routes.ts'

/** The proxy that the client would take for a URL, from the environment alone; project settings are never asked. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | undefined {
  const text = proxyVariables
    .map(name => env[name]?.trim())
    .find(value => value !== undefined && value !== '')
  if (text === undefined || isExempt(url, env['no_proxy'] || env['NO_PROXY'] || '')) return undefined
  const proxy = parseUrl(text)
  return proxy?.protocol === 'http:' || proxy?.protocol === 'https:' ? proxy : undefined
}
