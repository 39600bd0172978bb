import { layersInEffect } from '../credentials/effective.ts'
import { layerOrder } from '../credentials/sources.ts'
import type { UrlFault } from '../credentials/surroundings.ts'
import type { Layer } from '../credentials/types.ts'
import { isTrap } from './folder.ts'
import type { Rule } from './rule.ts'
import { placeOf } from './say.ts'

/** An address that is a URL, and still none that the client can use. */
export const baseUrlPath: Rule = {
  id: 'base-url-path',
  severity: 'error',
  explains: ['rejected', 'forbidden', 'missing', 'unreachable', 'provider'],
  check: d => {
    const { provider } = d.resolution
    const wanted = provider === 'foundry' ? 'ANTHROPIC_FOUNDRY_BASE_URL' : 'ANTHROPIC_BASE_URL'
    const found = layersInEffect(d).flatMap(layer =>
      d.surroundings.urls.filter(url => url.layer === layer && url.variable === wanted),
    )
    const last = found.at(-1)
    const deciding = d.routes.filter(route => route.variable === wanted)
    // A stronger layer with a good address makes a bad one below it harmless.
    if (last === undefined || deciding.some(({ layer }) => isStronger(layer, last.layer))) return []
    if (last.faults.length === 0 || isTrap(d, last.layer)) return []
    return [last.faults.map(fault => says[fault]).join('; it also ')].map(text => ({
      reason: `${wanted} ${text}`,
      ...placeOf(last),
      variable: wanted,
      source: `${last.layer}:${wanted}` as never,
      ...(last.right === undefined ? {} : { right: last.right }),
    }))
  },
}

const rank = (layer: Layer) => layerOrder.indexOf(layer)
const isStronger = (one: Layer, other: Layer) => rank(one) > rank(other)

const says: Readonly<Record<UrlFault, string>> = {
  'openai-path': 'is the OpenAI address with its path (such as /v1/chat/completions)',
  'messages-path': 'ends in /v1/messages, which Claude Code adds itself',
  'doubled-path': 'repeats a part of the path',
  'unspecified-host': 'uses 0.0.0.0, an address for a server to listen on, not to connect to',
  'missing-anthropic': 'lacks the path of the Anthropic format at the end (such as /anthropic)',
  query: 'contains a ? or a #, and the path that Claude Code adds ends up after it',
  'user-info': 'contains a name or a password before the host',
}
