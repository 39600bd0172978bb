import type { Resolution, SourceId } from './types.ts'

/** Why the client was not asked. */
export type ProofRefusal =
  | 'no-client'
  | 'client-in-modules'
  | 'goes-elsewhere'
  | 'asks-first'
  | 'provider-not-allowed'
  | 'open-file'
  | 'runs-a-program'
  | 'settings-flag'

/** What the client sends, or was predicted to. `unrecognised`: a value that no known source holds. */
export interface Sent {
  readonly request: boolean
  readonly xApiKey: SourceId | 'unrecognised' | null
  readonly authorization: SourceId | 'unrecognised' | null
  readonly oauthBeta: boolean
}

/** What became of `--prove`. No value in it. */
export type Proof =
  | {
      readonly state: 'refused'
      readonly reason: ProofRefusal
      /** The variable, setting or credential that stands in the way. */
      readonly name?: string
      readonly where?: string
    }
  | {
      readonly state: 'failed'
      readonly why: 'timed-out' | 'not-started' | 'crashed' | 'silent' | 'elsewhere'
    }
  | Observed

export interface Observed {
  readonly state: 'seen'
  readonly sent: Sent
  readonly predicted: Sent
  /** Why it says nothing about all that counts here. */
  readonly leavesOut?: 'untrusted-project' | 'project-programs' | 'project-refused' | 'base-url'
  /** Where both differ: what may be the reason. */
  readonly suspects: readonly string[]
  /** Servers that the client tried to reach and was kept from. */
  readonly stopped: readonly string[]
}

export function sentOf({ request, xApiKey, authorization, oauthBeta }: Resolution): Sent {
  return { request, xApiKey, authorization, oauthBeta }
}

export function isSame(one: Sent, other: Sent): boolean {
  return (
    one.request === other.request &&
    one.xApiKey === other.xApiKey &&
    one.authorization === other.authorization &&
    one.oauthBeta === other.oauthBeta
  )
}

/** The prediction, corrected by what was seen. A proof that leaves something out changes nothing. */
export function withProof(found: Resolution, proof: Proof | undefined): Resolution {
  if (proof?.state !== 'seen' || proof.leavesOut !== undefined) return found
  const { sent } = proof
  const { measuredOn: _, unknownInputs: _inputs, blocked, refused, ...rest } = found
  const reasons = {
    ...(blocked === undefined ? {} : { blocked }),
    ...(refused === undefined ? {} : { refused }),
  }
  const { xApiKey, authorization } = sent
  if (xApiKey === 'unrecognised' || authorization === 'unrecognised') {
    return { ...found, request: true, evidence: 'unknown' }
  }
  return {
    ...rest,
    ...(sent.request ? {} : reasons),
    request: sent.request,
    xApiKey,
    authorization,
    oauthBeta: sent.oauthBeta,
    evidence: 'proven',
  }
}
