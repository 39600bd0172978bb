import type { MarkerEntry } from '../markers/marker.ts'

/**
 * An entry `!id:digest` names a block that is not to stand in the file although the template has it: a person
 * deleted or replaced it and it has left the profile since, or says the same in words of their own. No block of
 * the file is ever taken for it, and it stays away when the profile or the template brings it back.
 */
export function withheldEntry({ id, digest }: MarkerEntry): MarkerEntry {
  return { id: `!${id}`, digest }
}

/** The entries of an end marker, parted into those that may stand in the file and the withheld ones, without sign. */
export function partEntries(entries: readonly MarkerEntry[]): {
  readonly base: readonly MarkerEntry[]
  readonly withheld: readonly MarkerEntry[]
} {
  const isWithheld = ({ id }: MarkerEntry) => id.startsWith('!')
  return {
    base: entries.filter(entry => !isWithheld(entry)),
    withheld: entries.filter(isWithheld).map(({ id, digest }) => ({ id: id.slice(1), digest })),
  }
}
