/** The proxy that the client would take for a URL, from the environment alone; project settings are never asked. */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | undefined {
  const order = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']
  const names = url.protocol === 'https:' ? order : order.slice(2)
  const text = names.map(name => env[name]?.trim()).find(value => value !== undefined && value !== '')
  if (text === undefined || isExempt(url, env['no_proxy'] ?? env['NO_PROXY'] ?? '')) return undefined
  try {
    const proxy = new URL(text)
    return proxy.protocol === 'http:' || proxy.protocol === 'https:' ? proxy : undefined
  } catch {
    return undefined
  }
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
