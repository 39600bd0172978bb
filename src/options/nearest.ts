import { editDistance } from '../places/edit-distance.ts'

/** The candidate that a person most likely meant, when one is near enough to be worth saying. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  // No name is that long: it is nothing that was mistyped, and would cost its length for each candidate.
  if (word.length > 100) return undefined
  const limit = Math.max(1, Math.floor(word.length / 3))
  const ranked = candidates
    .map(candidate => ({ candidate, distance: editDistance(word.toLowerCase(), candidate, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.candidate ?? candidates.find(candidate => word.length > 2 && candidate.startsWith(word))
}
