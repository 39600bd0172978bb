import { lineOf } from '../../commonmark/index.ts'
import type { Document } from '../../managed/markdown/open-document.ts'
import type { Finding, StanceEvidence } from '../../types.ts'

interface Against {
  /** What the document's line may do, and what one for some keys does. */
  readonly rules: string
  readonly rulesSome: string
  /** What a line of ours does all the same, beside the document's line and alone; and how that line is known. */
  readonly tells: string
  readonly says: string
  readonly ours: RegExp
}

const contradictions: Readonly<Partial<Record<StanceEvidence['about'], Against>>> = {
  keys: {
    rules: 'forbid API keys',
    rulesSome: 'forbids some API keys',
    tells: 'tells how to get or set one',
    says: 'This line tells how to get or set a key',
    ours: /settings\/keys|(?:export|set|\$env:) ?-?g?x? ?ANTHROPIC_API_KEY|ANTHROPIC_API_KEY ?=/,
  },
  startup: {
    rules: 'keep keys out of start-up files',
    rulesSome: 'keeps some keys out of start-up files',
    tells: 'names one to keep a key in',
    says: 'This line names a start-up file to keep a key in',
    ours: /For good: in (?!your (?:keychain|password)|the `env`|`\.env`|no file)/,
  },
}

/**
 * The lines of the document that decide nothing, each with the line of ours that says the contrary. That one is looked for
 * once, however many there are.
 */
export function linesAgainst(
  evidence: readonly StanceEvidence[],
  file: string,
  document: Document | undefined,
): readonly Finding[] {
  const found = new Map(
    [...new Set(evidence.map(({ about }) => about))].map(about => {
      const against = contradictions[about]
      return [about, against === undefined ? undefined : lineOfOurs(document, against.ours)] as const
    }),
  )
  return evidence.flatMap(one => lineAgainst(one, file, found.get(one.about)))
}

function lineAgainst(
  { about, line, ofSome, file: other }: StanceEvidence,
  file: string,
  ours: number | undefined,
): readonly Finding[] {
  const against = contradictions[about]
  if (against === undefined || ours === undefined) return []
  const { rules, rulesSome, tells, says } = against
  const said = { ruleId: 'document-contradicts', file: other ?? file, line } as const
  const related = [{ file, line: ours, says }]
  const beside = `and line ${ours} of the section ${tells}`
  return [
    ofSome
      ? {
          ...said,
          severity: 'info',
          reason: `This line ${rulesSome}, ${beside}`,
          related,
          fix: 'If it is meant for Claude Code keys too, say so in that line, then run `authmd apply`. If not, there is nothing to do.',
        }
      : {
          ...said,
          severity: 'warning',
          reason: `This line may ${rules}, ${beside}`,
          related,
          fix: 'If it is about Claude Code, say so in that line, then run `authmd apply`: the section leaves keys out.',
        },
  ]
}

function lineOfOurs(document: Document | undefined, words: RegExp): number | undefined {
  const section = document?.sections[0]
  if (document === undefined || section === undefined) return undefined
  const at = document.text.slice(section.bodyStart, section.bodyEnd).search(words)
  return at < 0 ? undefined : lineOf(document.text, section.bodyStart + at)
}
