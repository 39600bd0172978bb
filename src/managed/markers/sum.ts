const PRIME = 0x01000193
const PRIME_TWICE = Math.imul(PRIME, PRIME)

/**
 * The checksum of a section as written: 6 base-36 characters of 32-bit FNV-1a over UTF-16 code units. It is
 * no cryptography: it tells "unchanged since we wrote it" from "look closer", where a false "unchanged"
 * needs one of two thousand million. CR is left out, so that a checkout with other line ends is unchanged.
 */
export function sumOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 13) continue
    // The second step of a unit without a high byte only multiplies: both are one.
    if (unit < 256) hash = Math.imul(hash ^ unit, PRIME_TWICE)
    else hash = Math.imul(Math.imul(hash ^ (unit & 0xff), PRIME) ^ (unit >> 8), PRIME)
  }
  return ((hash >>> 0) % 2176782336).toString(36).padStart(6, '0')
}

const blank = '000000'

/** The sum that belongs into `section`: taken with its own place blanked. `at` is the offset of the six characters. */
export function sumOfSection(section: string, at: number): string {
  return sumOf(section.slice(0, at) + blank + section.slice(at + blank.length))
}

/** The section with its `sum=` filled in; it holds `sum=000000` before. */
export function withSum(section: string): string {
  const at = section.indexOf('sum=') + 4
  return section.slice(0, at) + sumOfSection(section, at) + section.slice(at + blank.length)
}

/** True when nothing between the markers, markers included, changed since it was written. */
export function isAsWritten(section: string): boolean {
  const at = section.indexOf('sum=') + 4
  return section.slice(at, at + blank.length) === sumOfSection(section, at)
}
