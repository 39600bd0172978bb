import type { Finding } from '../../types.ts'

/** Findings as they are listed beside the answer: with their fixes for who has no other command to ask for one. */
export function furtherFindings(
  findings: readonly Finding[],
  { withFixes }: { readonly withFixes: boolean },
): readonly Finding[] {
  return withFixes ? findings : findings.map(({ fix: _, ...one }) => one)
}
