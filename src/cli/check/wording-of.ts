import type { TargetPart } from '../../targets/target.ts'
import { correctionsSince, type WordingChange } from '../../templates/history.ts'
import { templateVersion } from '../../templates/version.ts'
import type { Finding } from '../../types.ts'

/** How an older wording in a file stands to ours; `undefined` where it is of our version or of a newer one. */
export interface OldWording {
  readonly path: string
  readonly from: number
  /** What it says wrong. Empty: only the words are new. */
  readonly corrections: readonly WordingChange[]
}

export function oldWordings(parts: readonly TargetPart[]): readonly OldWording[] {
  return parts.flatMap(({ path, template, state, also = [] }) => {
    const waits = [state, ...also].some(one => one === 'outdated' || one === 'conflict')
    return template === undefined || template >= templateVersion || !waits
      ? []
      : [{ path, from: template, corrections: correctionsSince(template) }]
  })
}

export function correctionFindings(parts: readonly TargetPart[]): readonly Finding[] {
  return oldWordings(parts).flatMap(({ path, corrections }) =>
    corrections.map(({ says }) => ({
      ruleId: 'section-corrected',
      severity: 'warning' as const,
      reason: `The section says something that was found to be wrong: ${says}`,
      file: path,
      fix: 'Run `authmd apply` and commit the result.',
    })),
  )
}

/** One line for whoever wonders whether an update can wait. */
export function wordingNote(parts: readonly TargetPart[]): readonly string[] {
  const old = oldWordings(parts)
  if (old.length === 0 || old.some(({ corrections }) => corrections.length > 0)) return []
  const from = Math.min(...old.map(one => one.from))
  return [`New wording (version ${from} to ${templateVersion}); nothing in the old one is known to be wrong.`]
}
