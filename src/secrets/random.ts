/** As a segment of its own, or a character six times in a row: a random body has neither (once in 10 million). */
export const TELLTALE =
  /(?:^|[-_])(?:your|example|placeholder|replace|dummy|redacted|changeme|fake|sample|insert)(?:$|[-_])|(.)\1{5}/i

/** Digits, both cases, enough different characters; no word of a placeholder, no alphabet or row of digits. */
export function isRandom(body: string): boolean {
  if (!/\d/.test(body) || !/[a-z]/.test(body) || !/[A-Z]/.test(body)) return false
  return isVaried(body) && !TELLTALE.test(body)
}

/** What has fewer different characters is a key on the keyboard that somebody held down. */
const FEWEST_DIFFERENT = 12

/** Enough different characters, and no alphabet or row of digits. */
export function isVaried(body: string): boolean {
  return new Set(body).size >= FEWEST_DIFFERENT && stepsOf(body) * 3 < body.length
}

/** Not one alphabet, or row of digits, from its beginning to its end. What a person typed by hand may have rows in it. */
export function isTyped(body: string): boolean {
  return new Set(body).size >= FEWEST_DIFFERENT && stepsOf(body) * 4 < body.length * 3
}

/** How often a character follows that is the next one of an alphabet. */
function stepsOf(body: string): number {
  let steps = 0
  for (let at = 1; at < body.length; at++) if (body.charCodeAt(at) - body.charCodeAt(at - 1) === 1) steps++
  return steps
}
