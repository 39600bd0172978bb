/** An error is short, and the last one of a log counts: so many characters are looked at together. */
const LENGTH = 20_000
/** No error is longer; so far a stretch reaches into the one before. */
const OVERLAP = 2000

/** Of a longer text the begin is not read. */
const LONGEST = 1_000_000

/** What is said of a text that was read in part. */
export function readInPart(text: string): readonly string[] {
  return text.length > LONGEST
    ? [`Of that text the last ${LONGEST.toLocaleString('en')} characters were read.`]
    : []
}

/** The parts of a text in which an error is looked for, the last first. */
export function stretchesOf(text: string): readonly string[] {
  const kept = text.slice(-LONGEST)
  const count = Math.max(1, Math.ceil((kept.length - OVERLAP) / (LENGTH - OVERLAP)))
  return Array.from({ length: count }, (_, index) => {
    const end = kept.length - index * (LENGTH - OVERLAP)
    return kept.slice(Math.max(0, end - LENGTH), end)
  })
}
