import { candidates } from './candidates.ts'
import { resolve } from './order.ts'
import { projectLayers } from './sources.ts'
import type { Resolution, Situation } from './types.ts'

/** The modes in which no interactive session was looked at. */
function isPlain({ invocation, provider }: Situation): boolean {
  const { entry, remote, gateway, socket, hosted, bare } = invocation
  return !(entry ?? remote ?? gateway ?? socket) && !hosted && !bare && provider === undefined
}

/**
 * Measured: where the folder is trusted only in this session, its own helper gives no key beside a token; the token goes
 * out alone. Without a token the helper goes out as usual, and so does the person's own helper.
 */
function withoutLateHelper(found: Resolution, situation: Situation): Resolution {
  const isLate =
    !situation.trusted &&
    projectLayers.some(layer => found.xApiKey === `${layer}:apiKeyHelper`) &&
    found.authorization !== found.xApiKey
  return isLate ? { ...found, xApiKey: null } : found
}

/**
 * What an interactive session sends. Two questions come first: a folder without a record of trust is asked
 * about (answered "no", the client ends), and `ANTHROPIC_API_KEY` has to be approved once, wherever it is set. A declined
 * key, or one that is not yet approved, is as good as unset. Measured in a terminal.
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
  const asks = [
    ...(situation.trusted ? [] : (['trust'] as const)),
    ...(declined && key.approval === undefined ? (['key'] as const) : []),
  ]
  const found = withoutLateHelper(resolve(seen), seen)
  const known = isPlain(situation) || found.evidence !== 'measured'
  const { measuredOn: _, ...rest } = found
  return {
    ...(known ? found : { ...rest, evidence: 'documented' as const }),
    ...(asks.length > 0 ? { asks } : {}),
  }
}
