import type { Edit, Finding } from '../../types.ts'

/** Claude Code skips larger files. Bytes of UTF-8. */
const sizeLimit = 4 * 1024 * 1024

/** A document that is small enough without our section can be too large with it. */
export function tooLargeFindings(edits: readonly Edit[]): readonly Finding[] {
  return edits.flatMap(({ path, after = '' }) => {
    // A character takes three bytes at most, two of UTF-16 four.
    const isSmall = after.length * 3 <= sizeLimit || new TextEncoder().encode(after).length <= sizeLimit
    if (isSmall) return []
    return [
      {
        ruleId: 'file-too-large-with-section',
        severity: 'warning',
        reason: 'With the section the file has more than 4 MiB, and Claude Code skips such files',
        file: path,
        fix: 'Move parts of it into files of their own.',
      },
    ]
  })
}
