/** What a start and an end marker begin with: the words that nobody else's text holds. */
export const markerNames = { start: 'authmd:start', end: 'authmd:end' } as const

/** Whether a text can hold a marker at all, of any format. Most hold none, and need not be taken apart. */
export function mayHoldMarker(text: string): boolean {
  return text.includes('authmd:')
}

/** Whether a text names the start of a block, wherever it stands: what a plan wrote, or took out, tells itself by it. */
export function namesStart(text: string | undefined): boolean {
  return text?.includes(markerNames.start) === true
}
