import type { Sent } from './row.ts'

/** What of the answer of `doctor --json` is compared. */
export interface Told {
  readonly resolution?: {
    readonly request: boolean
    readonly xApiKey: string | null
    readonly authorization: string | null
    readonly oauthBeta: boolean
    readonly provider: string
    readonly baseUrl: { readonly source: string }
    readonly evidence: string
    readonly unknownInputs?: readonly { readonly name: string }[]
  }
  readonly sources?: readonly { readonly state?: string; readonly where: string }[]
}

/**
 * What a run of the client shows of the tool: that it is right, how it is wrong, or nothing, where the client asked and
 * reached no server, so that what it would have sent was not seen.
 */
export type Verdict =
  | { readonly outcome: 'agrees' | 'unreached' }
  | { readonly outcome: 'differs'; readonly differences: readonly string[] }

export function compare(sent: Sent, told: Told | undefined): Verdict {
  const found = differences(sent, told)
  if (found.length > 0) return { outcome: 'differs', differences: found }
  return { outcome: sent.request === 'tried' ? 'unreached' : 'agrees' }
}

/** What the tool says otherwise than the client was seen to do, in words. */
function differences(sent: Sent, told: Told | undefined): string[] {
  const found = told?.resolution
  if (found === undefined) return ['no `resolution` in the answer']
  if (sent.request === 'tried') return []
  if (found.request !== sent.request) return [`request: client ${sent.request}, tool ${found.request}`]
  if (!sent.request) return []
  const wrong = (['xApiKey', 'authorization', 'oauthBeta', 'provider'] as const)
    .filter(name => found[name] !== sent[name])
    .map(name => `${name}: client ${sent[name]}, tool ${found[name]}`)
  if (sent.provider === 'anthropic' && found.baseUrl.source !== sent.host)
    wrong.push(`host: client ${sent.host}, tool ${found.baseUrl.source}`)
  const from = told?.sources?.find(({ state }) => state?.startsWith('sent') === true)?.where
  if (sent.file !== undefined && from?.endsWith(sent.file) !== true)
    wrong.push(`file: client ${sent.file}, tool ${from}`)
  return wrong
}

/** Whether six characters in a row of a secret stand in a text. */
export function leaks(text: string, secrets: Iterable<string>): boolean {
  return [...secrets].some(secret =>
    Array.from({ length: Math.max(0, secret.length - 5) }, (_, at) => secret.slice(at, at + 6)).some(part =>
      text.includes(part),
    ),
  )
}
