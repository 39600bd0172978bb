import { proxyVariables } from '../../credentials/proxy-variables.ts'
import type { Layers } from './layers.ts'
import type { Placed } from './of-files.ts'
import { parseUrl } from './routes.ts'

/**
 * The proxy variable at whose value the client stops, whatever the server's scheme is. Measured: the first that is set
 * is looked at; blanks are a value; `host:port` is repaired for the two `https` names of the environment alone; what a
 * project sets never stops the client.
 */
export function invalidProxy(layers: Layers): string | undefined {
  for (const name of proxyVariables) {
    const set = layers.deciding(name)
    if (set !== undefined && set.value !== '') return isFit(name, set) ? undefined : name
  }
  return undefined
}

function isFit(name: string, { layer, value }: Placed): boolean {
  if (layer === 'project' || layer === 'local') return true
  if (layer === 'shell' && /^https/i.test(name) && /^(?:[\w.-]+|\[[\da-f:.]+\]):\d+\/?$/i.test(value.trim()))
    return true
  const url = parseUrl(value.trim())
  return url !== undefined && /^(?:https?|socks\w*):$/.test(url.protocol)
}
