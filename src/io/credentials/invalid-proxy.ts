import { proxyVariables } from '../../credentials/proxy-variables.ts'
import { projectLayers } from '../../credentials/sources.ts'
import type { Layers } from './layers.ts'
import type { Placed } from './of-files.ts'
import { parseUrl } from './routes.ts'

/**
 * The proxy variable at whose value the client stops, whatever the server's scheme is. Measured: the first that is set
 * is looked at; blanks are a value; `host:port` is repaired for the two `https` names of the environment alone; what a
 * project sets, or takes away, is not looked at.
 */
export function invalidProxy(layers: Layers): string | undefined {
  for (const name of proxyVariables) {
    const set = layers.decidingOutside(projectLayers, name)
    if (set !== undefined && set.value !== '') return isFit(name, set) ? undefined : name
  }
  return undefined
}

function isFit(name: string, { layer, value }: Placed): boolean {
  if (layer === 'shell' && /^https/i.test(name) && isHostAndPort(value)) return true
  const url = parseUrl(value.trim())
  return url !== undefined && /^(?:https?|wss?|socks\w*):$/.test(url.protocol)
}

/** Measured: a host that a URL leaves as it is, without blanks around, and a port from 1 without zeros before it. */
function isHostAndPort(value: string): boolean {
  const [, host, port] = /^(.+):([1-9]\d{0,4})\/?$/.exec(value) ?? []
  if (host === undefined || Number(port) > 65_535 || !isHost(host)) return false
  return parseUrl(`http://${host}`)?.hostname === host.toLowerCase()
}

function isHost(host: string): boolean {
  if (/^\[[\da-f:.]+\]$/i.test(host)) return true
  return host.split('.').every(label => /^\w(?:[\w-]*\w)?$/.test(label))
}
