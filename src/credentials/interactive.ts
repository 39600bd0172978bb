import { gatewayToken } from './candidates.ts'
import { effective } from './effective.ts'
import { wasRun } from './measured-systems.ts'
import { resolve } from './order.ts'
import { projectLayers } from './sources.ts'
import type { Credential, Resolution, Situation } from './types.ts'

/**
 * Whether sessions of this kind were looked at in a terminal of this system: the plain one, and each special one by itself. Of two
 * special ones at once no more is known than of `claude -p`, and of one behind a socket nothing: no server was there.
 */
function wasSeen(situation: Situation): boolean {
  const { invocation, provider } = situation
  const { entry, remote, gateway, socket, hosted, bare } = invocation
  const special = [entry, remote, gateway, hosted, bare, provider].filter(Boolean)
  return wasRun('session', situation) && socket !== true && special.length <= 1
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

/** The key that the interactive client asks about. Measured: it asks of none for a cloud provider, nor where the gateway switch has a token. */
export function askedKey(situation: Situation): Credential | undefined {
  const asks = situation.provider === undefined && gatewayToken(situation) === undefined
  return asks ? effective('ANTHROPIC_API_KEY', situation) : undefined
}

/**
 * What an interactive session sends. Two questions come first: a folder without a record of trust is asked
 * about (answered "no", the client ends), and `ANTHROPIC_API_KEY` has to be approved once, wherever it is set. A declined
 * key, or one that is not yet approved, is as good as unset. Measured in a terminal; with `--bare` the question comes as
 * well, and the key goes out whatever was answered.
 */
export function resolveInteractive(situation: Situation): Resolution {
  const key = askedKey(situation)
  const declined = key !== undefined && key.approval !== 'approved'
  const seen =
    declined && !situation.invocation.bare
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
  const known = wasSeen(situation) || found.evidence !== 'measured'
  const { measuredOn: _, ...rest } = found
  return {
    ...(known ? found : { ...rest, evidence: 'documented' as const }),
    ...(asks.length > 0 ? { asks } : {}),
  }
}
