import type { ListedFile } from '../../io/scan/listed-file.ts'
import { type LocatedHit, MOST_LISTED } from '../../io/scan/scan-chunks.ts'
import type { Finding, Severity } from '../../types.ts'
import { grouped } from '../grouped.ts'

/** The findings for the credentials in a file: of each severity the first hundred, then one for all that follow. */
export function credentialFindings(
  hits: readonly LocatedHit[],
  path: string,
  state: ListedFile['state'] | 'staged',
): readonly Finding[] {
  const shown: Finding[] = []
  const counts = new Map<Severity, number>()
  const lasts = new Map<Severity, number>()
  for (const hit of hits) {
    const finding = credentialFinding(hit, path, state)
    const before = counts.get(finding.severity) ?? 0
    counts.set(finding.severity, before + (hit.count ?? 1))
    if (before < MOST_LISTED) shown.push(finding)
    else if (!lasts.has(finding.severity)) lasts.set(finding.severity, shown.push(finding) - 1)
  }
  for (const [severity, at] of lasts) {
    const more = (counts.get(severity) ?? 0) - MOST_LISTED
    const last = shown[at]
    if (last !== undefined && more > 1)
      shown[at] = { ...last, reason: `And ${grouped(more)} more of this kind in the file, from here on` }
  }
  return shown
}

function credentialFinding(hit: LocatedHit, path: string, state: ListedFile['state'] | 'staged'): Finding {
  return {
    ruleId: 'credential-in-file',
    severity: severityOf(hit, path, state),
    reason: `${describe(hit)} is written here${state === 'ignored' ? ', in a file that git ignores' : ''}${allowed(hit)}`,
    file: path,
    line: hit.line,
    fix: fixOf(hit, path, state),
  }
}

/** The finding for a credential in the name of a file or folder, which is shown without it. */
export function nameFinding(hit: LocatedHit, path: string): Finding {
  return {
    ruleId: 'credential-in-file',
    severity: hit.verdict === 'whole' ? 'error' : 'warning',
    reason: `${describe(hit)} is part of this name`,
    file: path,
    fix: `${hit.kind.revoke}. Then give it another name.`,
  }
}

/** A comment on the line counts, and is shown: nobody hides one from the next reader. */
function allowed({ silenced }: LocatedHit): string {
  return silenced === undefined ? '' : `, and allowed by \`${silenced}\``
}

/** A file that stays on this machine is where a key may be; what can be shared is not. */
function severityOf(hit: LocatedHit, path: string, state: ListedFile['state'] | 'staged'): Severity {
  if (hit.silenced !== undefined) return 'info'
  if (state === 'ignored') return isEnvFile(path) ? 'info' : 'warning'
  return hit.verdict === 'whole' ? 'error' : 'warning'
}

function fixOf(hit: LocatedHit, path: string, state: ListedFile['state'] | 'staged'): string {
  if (hit.silenced !== undefined) return 'Nothing to do if the comment is right.'
  if (state === 'ignored')
    return isEnvFile(path)
      ? 'Nothing to do as long as git ignores this file and nobody else can read it.'
      : 'Move it to the environment or a secret store; a settings or memory file is easily shared.'
  const take = 'remove it from the file, and read it from the environment or a secret store'
  if (state === 'staged') return `Nothing is committed yet: ${take}, then stage the file again.`
  if (state === 'untracked') return `Git does not have it yet: ${take}, or let git ignore the file.`
  const history =
    state === 'tracked'
      ? ' `gitleaks git` scans earlier commits, with the rules that `authmd scan --rules gitleaks` prints.'
      : ''
  return `${hit.kind.revoke}. Then ${take}.${history}`
}

function describe({ kind, length, verdict, split, writing }: LocatedHit): string {
  const article = /^[AEIO]/.test(kind.name) ? 'An' : 'A'
  const prefix = kind.shown ?? (kind.id === '' ? 'sk-ant-…' : `sk-ant-${kind.id}-…`)
  const written = writing === undefined ? '' : writing === 'base64' ? ', in base64' : ', in escapes'
  const parts = `${split ? ', in pieces' : ''}${written}`
  const isUsual = verdict === 'whole' && (kind.length === undefined || kind.length === length)
  const odd = isUsual ? '' : `, ${oddness(kind.length)}`
  return `${article} ${kind.name} (${prefix}, ${length} characters${odd}${parts})`
}

function oddness(length: number | undefined): string {
  return length === undefined ? 'probably cut off' : `${length} are usual`
}

function isEnvFile(path: string): boolean {
  return /(?:^|\/)\.env(?:\.|$)/.test(path)
}
