import { cloudProviders } from '../../credentials/providers.ts'
import type { Surroundings } from '../../credentials/surroundings.ts'
import { type Layers, textIn } from '../credentials/layers.ts'
import { isExempt } from '../credentials/no-proxy.ts'
import { whereOf } from '../credentials/of-files.ts'
import { readProvider } from '../credentials/read-switches.ts'
import { describeRoute, isLoopback, parseBaseUrl } from '../credentials/routes.ts'
import type { Machine } from '../machine/machine.ts'

/** A server of this machine or of a private network, which no list of exceptions keeps from a proxy. */
export function readNotExempt(world: Machine, layers: Layers): Surroundings['notExempt'] {
  const provider = cloudProviders.find(({ id }) => id === readProvider(layers)?.provider)
  const name = provider?.baseUrl ?? 'ANTHROPIC_BASE_URL'
  const text = textIn(layers, name)
  const url = parseBaseUrl(text)
  const { host, defects } = describeRoute(world, name, text)
  if (url === undefined || host !== url.host || defects.includes('socks')) return undefined
  const { hostname } = url
  if (!isLoopback(hostname) && !isPrivate(hostname)) return undefined
  // Measured: the one in small letters goes first, unless it is empty.
  const variable = textIn(layers, 'no_proxy') === '' ? 'NO_PROXY' : 'no_proxy'
  const list = textIn(layers, variable)
  if (isExempt(url, list)) return undefined
  const added = isLoopback(hostname) ? [...new Set(['localhost', '127.0.0.1', hostname])] : [hostname]
  return {
    host: hostname,
    variable,
    value: [...(isTellable(list) ? [list] : []), ...added].join(','),
    ...(list === '' || isTellable(list) ? {} : { isMore: true as const }),
    ...placeOf(layers.deciding(variable)),
  }
}

function placeOf(placed: ReturnType<Layers['deciding']>) {
  return placed === undefined || placed.layer === 'shell' ? {} : whereOf(placed)
}

/** A name of one word or of a local domain, or an address of a private network. */
function isPrivate(hostname: string): boolean {
  return (
    /^[a-z][a-z\d-]*$/.test(hostname) ||
    /\.(?:local|internal|lan|home\.arpa|localhost)$/.test(hostname) ||
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname)
  )
}

/** Names of hosts and networks, and nothing else. */
function isTellable(list: string): boolean {
  return /^[\w.*:/-]{1,60}(?:,[\w.*:/-]{1,60}){0,20}$/.test(list) && !/\bsk-|[A-Za-z\d]{30}/.test(list)
}
