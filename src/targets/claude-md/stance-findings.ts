import type { Document } from '../../managed/markdown/open-document.ts'
import { keyPlaces } from '../../stance/place-words.ts'
import { teamProvider } from '../../stance/team-provider.ts'
import type { Finding, KeyPlace, StanceEvidence } from '../../types.ts'
import type { TargetInput } from '../target.ts'
import { linesAgainst } from './lines-against.ts'

/** What a place is called in a sentence. */
const placeNames: Readonly<Record<KeyPlace, string>> = {
  startup: 'start-up files',
  dotenv: '`.env`',
  settings: 'settings files',
  keychain: 'the keychain',
  vault: 'a password manager',
}

interface WrittenDocument {
  readonly path: string
  readonly before: Document | undefined
  readonly after: Document | undefined
}

/**
 * What the document says about credentials, and what became of it. A line that was
 * followed is told when something changes, and so is one for some keys only; one that can't be told for sure is told as
 * long as it stands beside ours.
 */
export function stanceFindings(
  { path, before, after }: WrittenDocument,
  { stance, profile, repository }: TargetInput,
): readonly Finding[] {
  const evidence = stance?.evidence ?? []
  const isNew = before?.text !== after?.text
  const findings = [
    ...(isNew
      ? followed(
          path,
          evidence.filter(({ certain }) => certain),
        )
      : []),
    ...linesAgainst(
      evidence.filter(one => !one.certain && (isNew || one.ofSome !== true)),
      path,
      after,
    ),
  ]
  const provider = stance === undefined ? undefined : teamProvider(repository, stance)
  if (provider === undefined || provider === profile.provider) return findings
  const says = stance?.evidence.find(one => one.provider === provider)
  findings.push({
    ruleId: 'provider-differs',
    severity: 'warning',
    reason: `The section is written for \`${profile.provider}\`, and this file chooses \`${provider}\``,
    file: says === undefined ? '.claude/settings.json' : (says.file ?? path),
    ...(says === undefined ? {} : { line: says.line }),
    fix: `authmd apply --provider ${provider}`,
  })
  return findings
}

type About = StanceEvidence['about']

/** One finding for a line, whatever it rules. */
function followed(path: string, evidence: readonly StanceEvidence[]): readonly Finding[] {
  const byLine = new Map<
    string,
    { readonly line: number; readonly file: string; readonly rules: Set<About> }
  >()
  for (const { line, about, file = path } of evidence) {
    const said = byLine.get(`${file}:${line}`) ?? { line, file, rules: new Set<About>() }
    byLine.set(`${file}:${line}`, { ...said, rules: said.rules.add(about) })
  }
  return [...byLine.values()].map(({ line, file, rules }) => ({
    ruleId: 'document-followed',
    severity: 'info',
    reason: `This line ${followedBy(rules)}`,
    file,
    line,
  }))
}

function followedBy(rules: ReadonlySet<About>): string {
  const places = keyPlaces.filter(place => rules.has(place))
  return [
    ...(rules.has('keys')
      ? ['says that Claude Code gets no API key here, so the section and the example file leave keys out']
      : []),
    ...(places.length > 0
      ? [`keeps keys out of ${listed(places.map(place => placeNames[place]))}, so ${becomes(places)}`]
      : []),
    ...(rules.has('provider') ? ['leaves one provider open, so the section is written for it'] : []),
  ].join(', and ')
}

/** What of ours a rule on places changes, or what it need not change. */
function becomes(places: readonly KeyPlace[]): string {
  if (places.includes('startup')) return 'the section names another place'
  if (places.includes('dotenv')) return 'the example env file names none'
  return `the section puts none ${places.length === 1 ? 'there' : 'into one of them'}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
