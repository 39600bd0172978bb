import type { SecretKind } from './kind.ts'
import type { Token } from './token.ts'

/**
 * What a scan makes of a credential's shape: `whole` is one by every sign; `odd` has a length that its kind does not
 * have, so it is cut, or a fake; `undefined` is a placeholder, a name or a piece of documentation.
 */
export type Verdict = 'whole' | 'odd' | undefined

/** The shortest body that a scanner takes for an OAuth token (gitleaks); the length is not published. */
const SHORTEST_WHOLE = 40
const SHORTEST_PIECE = 20
/** Without its prefix only a body of this length is sure to be one: host names have `api01-…` too. */
const SHORTEST_HEADLESS = 60

/** Characters by which one that was copied badly may be short. What is longer has text glued to it. */
const NEARLY = 8

/** Characters after the prefix from which one of a kind is taken for whole. */
export function shortestWhole({ id, length }: SecretKind): number {
  return length === undefined ? SHORTEST_WHOLE : length - NEARLY - `sk-ant-${id}-`.length
}

/** Judges one token of `findTokens`. */
export function judge(token: Token): Verdict {
  const { kind, bodyLength, placeholder, random, headless } = token
  if (placeholder || (!random && !token.fits)) return undefined
  if (headless) return bodyLength >= SHORTEST_HEADLESS ? 'whole' : undefined
  if (bodyLength < SHORTEST_PIECE) return undefined
  if (kind.length === undefined && looksWrapped(token)) return 'odd'
  return bodyLength >= shortestWhole(kind) ? 'whole' : 'odd'
}

/** Reports of 79 and 80 characters were OAuth tokens that a terminal of 80 columns had cut. */
function looksWrapped({ kind, length }: Token): boolean {
  return kind.id.startsWith('oat') && length >= 79 && length <= 81
}
