import type { Finding, IgnoreDecision } from '../../types.ts'

type Line = NonNullable<IgnoreDecision['by']>

/**
 * The line by which a person decided on a path otherwise than we would: an exception that keeps it in git, or a
 * pattern for everything that leaves it out while exceptions beside it let others in. No line of ours undoes that.
 * `text` is the ignore file with our own block taken out.
 */
export function personDecision(
  decision: IgnoreDecision | undefined,
  wanted: boolean,
  text: string,
): Line | undefined {
  const { by, ignored } = decision ?? {}
  if (by === undefined || ignored === wanted) return undefined
  if (wanted) return by.pattern.startsWith('!') ? by : undefined
  if (!/^!/m.test(text)) return undefined
  return /^\/?\*{1,2}(?:\/\*{1,2})?$/.test(by.pattern) ? by : undefined
}

export function decisionFinding(path: string, { file, line, pattern }: Line): Finding {
  const keeps = pattern.startsWith('!')
  return {
    ruleId: 'ignore-decided',
    severity: 'info',
    reason: keeps
      ? `\`${pattern}\` keeps \`${path}\` in git, and authmd does not undo what is written here`
      : `\`${pattern}\` leaves out \`${path}\` too, and authmd does not undo what is written here`,
    file,
    line,
    fix: keeps
      ? `If \`${path}\` can hold a key, take the line out.`
      : `If the team is to get \`${path}\`, add \`!${path}\` below it.`,
  }
}
