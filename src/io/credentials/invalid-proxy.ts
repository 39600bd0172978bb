import { proxyVariables } from '../../credentials/proxy-variables.ts'
import { type Layers, textIn } from './layers.ts'
import { parseUrl } from './routes.ts'

/** The proxy variable whose value is no URL: the client looks at it as it starts, whatever the server's scheme is. */
export function invalidProxy(layers: Layers): string | undefined {
  const taken = proxyVariables.find(name => textIn(layers, name) !== '')
  if (taken === undefined) return undefined
  const url = parseUrl(textIn(layers, taken))
  return url === undefined || !/^(?:https?|socks\w*):$/.test(url.protocol) ? taken : undefined
}
