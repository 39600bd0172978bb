import { candidates, resolve } from './order.ts'
import type { Resolution, Situation } from './types.ts'

/**
 * What an interactive session sends. Two questions come first: a folder without a record of trust is asked
 * about (answered "no", the client ends), and `ANTHROPIC_API_KEY` has to be approved once. A declined key, or one
 * that is not yet approved, is as good as unset. Observed on 2.1.330 in nine sessions; the key of a settings file
 * is treated alike by the documentation only.
 */
export function resolveInteractive(situation: Situation): Resolution {
  const { key } = candidates(situation)
  const declined = key !== undefined && key.approval !== 'approved'
  const seen = declined
    ? {
        ...situation,
        credentials: situation.credentials.filter(({ variable }) => variable !== 'ANTHROPIC_API_KEY'),
      }
    : situation
  const resolution = resolve(seen)
  const asks = [
    ...(situation.trusted ? [] : (['trust'] as const)),
    ...(declined && key.approval === undefined ? (['key'] as const) : []),
  ]
  const documented =
    resolution.evidence === 'documented' || (key !== undefined && !key.source.startsWith('shell:'))
  return {
    ...resolution,
    evidence: documented ? 'documented' : 'observed',
    ...(asks.length > 0 ? { asks } : {}),
  }
}
