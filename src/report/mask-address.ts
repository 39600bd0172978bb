import { isPlaceholder } from '../secrets/placeholder.ts'
import { isReference } from '../secrets/reference.ts'
import { masked } from './masked.ts'

const START = /:\/\//g
const LONGEST = 600

/**
 * Masks the password of every address, and a user that is a token (`https://TOKEN@host`). What is before the last `@`
 * counts, because people don't escape a password's `@` and `/`.
 */
export function maskAddresses(text: string): string {
  let result = ''
  let done = 0
  START.lastIndex = 0
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const start = match.index + 3
    if (start < done) continue
    const run = runAt(text, start)
    const info = userInfo(run)
    if (info === undefined) continue
    const from = start + info.from
    const value = text.slice(from, start + info.to)
    if (isPlaceholder(value) || isReference(value) || value.includes('…')) continue
    result += text.slice(done, from) + masked(value.length)
    done = start + info.to
    START.lastIndex = done
  }
  return result + text.slice(done)
}

/** To the next blank or bracket; a quote ends it where one stands before the address. */
function runAt(text: string, start: number): string {
  const near = text.slice(start, start + LONGEST)
  const before = text.slice(Math.max(0, start - 40), start)
  const quoted = /'[^'\s]{0,38}$/.test(before)
  const run = (quoted ? /^[^\s"`<>']*/ : /^[^\s"`<>]*/).exec(near)?.[0] ?? ''
  // The next address is one of its own.
  const next = run.indexOf('://')
  return next < 0 ? run : run.slice(0, next)
}

function userInfo(run: string): { readonly from: number; readonly to: number } | undefined {
  const at = run.lastIndexOf('@')
  if (at < 1) return undefined
  const info = run.slice(0, at)
  const colon = info.indexOf(':')
  const slash = info.search(/[/?#]/)
  if (colon >= 0) {
    // `host/path:x@y` and `host:8080/a@b` are a path.
    if (slash >= 0 && (slash < colon || /^\d{1,5}[/?#]/.test(info.slice(colon + 1)))) return undefined
    return colon + 1 < at ? { from: colon + 1, to: at } : undefined
  }
  return slash < 0 && isToken(info) ? { from: 0, to: at } : undefined
}

/** Not `git` or `first.last`: long, or letters with digits. */
function isToken(user: string): boolean {
  return user.length >= 20 || (user.length >= 10 && /\d/.test(user) && /[A-Za-z]/.test(user))
}
