import type { Expected } from './facts.ts'
import type { Resolution } from './types.ts'

/** What a request would be made with, in the words of `--expect`; `undefined` where none is made, or of another provider. */
export function usedKindOf(r: Resolution): Expected | undefined {
  if (!r.request) return undefined
  if (r.provider === 'bedrock' || r.provider === 'vertex' || r.provider === 'foundry') return r.provider
  if (r.provider !== 'anthropic') return undefined
  if (r.baseUrl.host !== 'api.anthropic.com') return 'gateway'
  if (r.oauthBeta) return 'subscription'
  return r.xApiKey === null ? 'token' : 'key'
}
