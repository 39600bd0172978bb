/** Fake credentials, made at run time from parts: nothing in this repository has the shape of a real one. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const FAKE_KINDS = {
  api03: 95,
  admin01: 95,
  api01: 95,
  oat01: 95,
  ort01: 95,
  sid01: 86,
} as const

export type FakeKind = keyof typeof FAKE_KINDS

/** A body with the look of a random one, the same for the same seed. */
export function fakeBody(length: number, seed: number): string {
  let state = (seed * 2654435761 + 97) >>> 0
  let body = ''
  while (body.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const next = ALPHABET[(state >>> 16) % ALPHABET.length] ?? 'q'
    // A dash and an underscore now and then, as base64url has them.
    body += (state >>> 8) % 29 === 0 ? '_' : (state >>> 8) % 31 === 0 ? '-' : next
  }
  return body.slice(0, length)
}

/** A whole fake of a kind; those with a known form end in `AA`. */
export function fake(kind: FakeKind, seed = 1): string {
  const body = fakeBody(FAKE_KINDS[kind], seed)
  const tail = kind === 'api03' || kind === 'admin01' ? 'AA' : body.slice(-2)
  return `sk-${'ant'}-${kind}-${body.slice(0, -2)}${tail}`
}

/** The longest stretch of the body that stands in a text, up to 6 characters: 6 is a leak. */
export function leaks(body: string, text: string): boolean {
  for (let at = 0; at + 6 <= body.length; at++) if (text.includes(body.slice(at, at + 6))) return true
  return false
}
