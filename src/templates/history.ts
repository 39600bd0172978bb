/** Why the wording got a new version. */
export interface WordingChange {
  /** What `templateVersion` became. */
  readonly version: number
  /** `correction`: the wording before it said something wrong; `meaning`: it says more, less or something else. */
  readonly kind: 'meaning' | 'correction'
  /** What a reader of the old wording has to know, as a sentence without its full stop. */
  readonly says: string
}

/** Every version of the wording, the oldest first. `npm run wording` holds that a new one has its line here. */
export const wordingHistory: readonly WordingChange[] = [
  { version: 1, kind: 'meaning', says: 'The first wording' },
  { version: 2, kind: 'meaning', says: 'One line for each need, with the command of the reader’s shell' },
]

/** What was wrong in a wording, by all that later versions corrected. */
export function correctionsSince(
  version: number,
  history: readonly WordingChange[] = wordingHistory,
): readonly WordingChange[] {
  return history.filter(change => change.kind === 'correction' && change.version > version)
}
