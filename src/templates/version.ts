/**
 * Rises by one, at most once in a release, when what the section says changes its meaning; `docs/maintaining.md` has the
 * rule, `history.ts` the reasons. Imports nothing: the fast path reads it.
 */
export const templateVersion = 2
