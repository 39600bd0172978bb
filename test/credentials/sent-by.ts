import { resolve } from '../../src/credentials/order.ts'
import { type ProbeOptions, probeCredentials } from '../../src/io/probe-credentials.ts'
import { type Setup, writeWorld } from '../client/write-world.ts'

export const nothing = 'nothing'

/** What goes out, in short: `x=` and `a=` the sources of the two headers, `b` the OAuth beta, `to` a server that is not the usual. */
export function sentBy(setup: Setup, options?: ProbeOptions): string {
  const written = writeWorld(setup)
  try {
    const resolution = resolve(probeCredentials(written.world, options).facts)
    const { blocked, refused, xApiKey, authorization, oauthBeta, provider, baseUrl } = resolution
    if (blocked !== undefined) return `blocked ${blocked}`
    if (refused !== undefined) return `refused ${refused}`
    if (!resolution.request) return nothing
    const parts = [
      provider !== 'anthropic' && provider,
      xApiKey && `x=${xApiKey}`,
      authorization && `a=${authorization}`,
      oauthBeta && 'b',
      baseUrl.source !== 'default' && `to ${baseUrl.source}`,
    ]
    return parts.filter(Boolean).join(' ')
  } finally {
    written.remove()
  }
}
