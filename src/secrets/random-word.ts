import { isPlaceholder } from './placeholder.ts'
import { isReference } from './reference.ts'

const SHORTEST = 12
/** Characters. What is longer is cut before it is looked at. */
const LONGEST = 4096
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** A path, an address, a mail address, a checksum, a date, the id of a request: what has digits and letters and is no secret. */
const HARMLESS =
  /^(?:\.{0,2}\/[\w.-]+\/|~\/|[A-Za-z]:\\|sha(?:1|256|384|512)[-:]|arn:|\/\/|[\w./-]{1,100}@sha256:|\d{4}-\d\d-\d\d|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}$|[\w.@/-]{1,200}@[0-9a-f]{40}$|req_0\d\d[0-9A-Za-z]{10,28}$)|:\/\//
const PARTS = /[A-Za-z0-9]+/g
const SIGNS = /[!$%^&*?~#@]/g

/** True for a word that nobody made up: digits and letters in turn, as no name, slug, version or date has them. */
export function isRandomWord(word: string): boolean {
  if (word.length < SHORTEST || word.length > LONGEST || !/\d/.test(word) || !/[A-Za-z]/.test(word))
    return false
  if (HARMLESS.test(word) || isPlaceholder(word) || isReference(word)) return false
  if (UUID.test(word) || hasManySigns(word)) return true
  const parts = word.match(PARTS) ?? []
  return parts.some(isRandomPart) || (parts.length < 12 && parts.filter(isMixed).length >= 3)
}

/** `P4$w0rd!…`: two different signs that no name and no address has, beside digits and letters. */
function hasManySigns(word: string): boolean {
  return /^[!-~]+$/.test(word) && !/[[\](){}<>|=]/.test(word) && new Set(word.match(SIGNS) ?? []).size >= 2
}

function isRandomPart(part: string): boolean {
  if (part.length < 8 || /^\d{8}T\d{6}Z?$/.test(part)) return false
  const turns = switches(part)
  return turns >= 4 || (turns >= 2 && part.length >= 20 && /[a-z]/.test(part) && /[A-Z]/.test(part))
}

/** Four characters or more, of both sorts, that are no version. */
function isMixed(part: string): boolean {
  return part.length >= 4 && switches(part) >= 2
}

/** How often digits follow letters, or letters digits. */
function switches(part: string): number {
  let turns = 0
  for (let at = 1; at < part.length; at++) if (isDigit(part, at) !== isDigit(part, at - 1)) turns++
  return turns
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}
