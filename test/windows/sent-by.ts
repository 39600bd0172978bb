import { arrived, type Request } from '../client/sent-headers.ts'
import type { Told } from '../support/windows/compare.ts'
import { fill, type Sent } from '../support/windows/row.ts'
import type { RandomSetup } from './random/draft.ts'

/** What the client did, in the words of doctor: of whose text each header is, and who named the server. */
export function sentBy(
  { setup, placed, bases }: RandomSetup,
  seen: { readonly requests: readonly Request[]; readonly printed: string; readonly told: Told | undefined },
): Sent {
  const { request, xApiKey, authorization, oauthBeta } = arrived(seen.requests)
  // Asked, but of a server that is none of ours.
  const tried = /Can't reach|ENOTFOUND|ECONNREFUSED|Connection error/.test(seen.printed)
  if (!request)
    return { request: tried ? 'tried' : false, xApiKey: null, authorization: null, oauthBeta: false }
  const texts = placed.map(({ source, text }) => ({ source, text: fill(text, new Set()).trim() }))
  const found = seen.told?.resolution
  /** Of a start in the home, one file is that of the user and of the project. */
  const named = (source: string) => (setup.cwd === 'C:\\h' ? source.replace(/^project:/, 'user:') : source)
  const owner = (header: string | null, predicted: string | null | undefined) => {
    if (header === null) return null
    const text = header.trim()
    const same = texts.filter(one => one.text === text)
    // A value within what is pasted around it, and a header within the variable that holds it.
    const near = texts.filter(
      one => one.text !== '' && text !== '' && (text.includes(one.text) || one.text.includes(text)),
    )
    const owners = (same.length > 0 ? same : near).map(({ source }) => source)
    // Where two places hold one text, the one that was predicted.
    if (predicted != null && owners.some(source => source === named(predicted))) return predicted
    return owners[0] ?? `text of ${text.length} characters`
  }
  const path = new URL(pathOf(seen.requests), 'http://x').pathname
  const server = bases[path.split('/')[1] ?? ''] ?? 'shell:ANTHROPIC_BASE_URL'
  const told = found?.baseUrl.source ?? ''
  return {
    request: true,
    xApiKey: owner(xApiKey, found?.xApiKey),
    authorization: owner(authorization?.replace(/^Bearer(?: |$)/, '') ?? null, found?.authorization),
    oauthBeta,
    provider: 'anthropic',
    host: named(told) === server ? told : server,
  }
}

function pathOf(requests: readonly Request[]): string {
  return requests.find(({ method, path }) => method === 'POST' && path.includes('/v1/messages'))?.path ?? '/'
}
