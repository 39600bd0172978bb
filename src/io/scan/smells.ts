import { needles, otherNeedles } from '../../secrets/needles.ts'

const [dash, ...plain] = needles.map(needle => Buffer.from(needle, 'latin1'))
const others = [...plain, ...otherNeedles.map(needle => Buffer.from(needle, 'latin1'))]

/** Whether bytes without NUL are worth decoding. It may be wrong in one direction only. */
export function smells(bytes: Buffer): boolean {
  if (dash !== undefined && hasPrefix(bytes, dash)) return true
  return others.some(needle => bytes.indexOf(needle) >= 0)
}

/** `sk-` stands in every `task-` and `risk-`; an `a`, or what can join two pieces, has to follow. */
function hasPrefix(bytes: Buffer, needle: Buffer): boolean {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
    const next = bytes[at + needle.length]
    if (next === undefined || next === 97 || !isWord(next)) return true
  }
  return false
}

function isWord(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57)
}
