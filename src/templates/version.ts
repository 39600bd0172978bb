/** Rises by one with each release that changes the wording of any template. Imports nothing: the fast path reads it. */
export const templateVersion = 2
