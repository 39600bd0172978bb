import { proxyVariables } from '../../credentials/proxy-variables.ts'
import { parseUrl } from '../credentials/routes.ts'

/** The proxy that the client would take for a URL, from the environment alone; project settings are never asked. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | undefined {
  const names = url.protocol === 'https:' ? proxyVariables : proxyVariables.slice(2)
  const text = names.map(name => env[name]?.trim()).find(value => value !== undefined && value !== '')
  if (text === undefined || isExempt(url, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return undefined
  const proxy = parseUrl(text)
  return proxy?.protocol === 'http:' || proxy?.protocol === 'https:' ? proxy : undefined
}

/** Names and suffixes with spaces or commas between; `*` exempts all. */
function isExempt(url: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter(entry => entry !== '')
    .some(entry => {
      if (entry === '*') return true
      const [, host = '', port] = /^\*?\.?([^:]+)(?::(\d+))?$/.exec(entry) ?? []
      if (host === '' || (port !== undefined && port !== url.port)) return false
      return url.hostname === host || url.hostname.endsWith(`.${host}`)
    })
}
