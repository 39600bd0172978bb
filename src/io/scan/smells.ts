import { needles } from '../../secrets/needles.ts'
import type { Encoding } from './encoding.ts'

const forms = {
  bytes: needles.map(needle => Buffer.from(needle, 'latin1')),
  utf16le: needles.map(needle => Buffer.from(needle, 'utf16le')),
  utf16be: needles.map(needle => Buffer.from(needle, 'utf16le').swap16()),
}

/** Whether bytes are worth decoding. It may be wrong in one direction only. */
export function smells(bytes: Buffer, encoding: Exclude<Encoding, 'binary'>): boolean {
  const [dash, ...others] = forms[encoding]
  if (dash !== undefined && hasPrefix(bytes, dash, encoding === 'bytes')) return true
  return others.some(needle => bytes.indexOf(needle) >= 0)
}

/** `sk-` stands in every `task-` and `risk-`; an `a`, or what can join two pieces, has to follow. */
function hasPrefix(bytes: Buffer, needle: Buffer, narrow: boolean): boolean {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
    const next = narrow ? bytes[at + needle.length] : undefined
    if (next === undefined || next === 97 || !isWord(next)) return true
  }
  return false
}

function isWord(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57)
}
