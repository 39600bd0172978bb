import { lineOf } from '../../commonmark/index.ts'
import type { Document } from '../../managed/markdown/open-document.ts'
import { teamProvider } from '../../stance/team-provider.ts'
import type { DocumentStance, Finding, StanceEvidence } from '../../types.ts'
import type { TargetInput } from '../target.ts'

const told: Readonly<Record<StanceEvidence['about'], string>> = {
  keys: 'says that Claude Code gets no API key here, so the section and the example file leave keys out',
  startup: 'keeps keys out of start-up files, so the section names another place',
  dotenv: 'keeps keys out of `.env`, so the example env file names none',
  settings: 'keeps keys out of settings files, so the section names none of them as their place',
  keychain: 'keeps keys out of the keychain, so the section does not name it as their place',
  vault: 'names another place than a password manager, so the section does not name one',
  provider: 'leaves one provider open, so the section is written for it',
}

interface WrittenDocument {
  readonly path: string
  readonly before: Document | undefined
  readonly after: Document | undefined
}

/**
 * What the document says about credentials, and what became of it. A line that was
 * followed is told when something changes, one that can't be told for sure as long as it stands beside ours.
 */
export function stanceFindings(
  { path, before, after }: WrittenDocument,
  { stance, profile, repository }: TargetInput,
): readonly Finding[] {
  const findings: Finding[] = []
  for (const { about, line, certain } of stance?.evidence ?? []) {
    if (certain && before?.text !== after?.text && isTelling(about, stance)) {
      const reason = `This line ${told[about]}`
      findings.push({ ruleId: 'document-followed', severity: 'info', reason, file: path, line })
    }
    const ours = certain || about !== 'keys' ? undefined : lineAboutKeys(after)
    if (ours !== undefined) {
      findings.push({
        ruleId: 'document-contradicts',
        severity: 'warning',
        reason: `This line may forbid API keys, and line ${ours} of the section tells how to get or set one`,
        file: path,
        line,
        related: [{ file: path, line: ours, says: 'This line tells how to get or set a key' }],
        fix: 'If it is about Claude Code, say so in that line, then run `authmd apply`: the section leaves keys out.',
      })
    }
  }
  const provider = stance === undefined ? undefined : teamProvider(repository, stance)
  if (provider === undefined || provider === profile.provider) return findings
  const says = stance?.evidence.find(one => one.provider === provider)
  findings.push({
    ruleId: 'provider-differs',
    severity: 'warning',
    reason: `The section is written for \`${profile.provider}\`, and this file chooses \`${provider}\``,
    file: says === undefined ? '.claude/settings.json' : path,
    ...(says === undefined ? {} : { line: says.line }),
    fix: `authmd apply --provider ${provider}`,
  })
  return findings
}

/** Settings, the keychain and a password manager are named only where start-up files are not. */
function isTelling(about: StanceEvidence['about'], stance: DocumentStance | undefined): boolean {
  return (
    ['keys', 'provider', 'startup', 'dotenv'].includes(about) || stance?.places.includes('startup') === true
  )
}

/** The first line between our markers that tells how to make or set a key. */
function lineAboutKeys(document: Document | undefined): number | undefined {
  const section = document?.sections[0]
  if (document === undefined || section === undefined) return undefined
  const { text } = document
  const at = text
    .slice(section.bodyStart, section.bodyEnd)
    .search(/settings\/keys|(?:export|set|\$env:) ?-?g?x? ?ANTHROPIC_API_KEY|ANTHROPIC_API_KEY ?=/)
  return at < 0 ? undefined : lineOf(text, section.bodyStart + at)
}
