// Turns a report of `authmd … --json` on standard input into GitLab's Code Quality form.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const severities = { error: 'major', warning: 'minor', info: 'info' }
// If authmd could not run, there is no report: the log says why.
const { edits = [], findings = [], refusals = [] } = JSON.parse(readFileSync(0, 'utf8').trim() || '{}')

const seen = new Map()
const issues = [
  ...refusals.map(refusal => issue({ ...refusal, severity: 'error' })),
  ...findings.map(issue),
  ...edits.map(({ path }) =>
    issue({
      ruleId: 'outdated',
      severity: 'info',
      reason: 'Outdated: run `authmd apply` in a clone and commit the result',
      file: path,
    }),
  ),
]
console.log(JSON.stringify(issues, null, 2))

function issue({ ruleId, severity, reason, fix, file = '.', line = 1 }) {
  return {
    description: fix === undefined ? reason : `${reason}. ${fix}`,
    check_name: `authmd/${ruleId}`,
    fingerprint: fingerprint(`${ruleId}\0${file}`),
    severity: severities[severity],
    location: { path: file, lines: { begin: line } },
  }
}

/** The same problem stays the same while lines move; several of one kind in one file are numbered. */
function fingerprint(place) {
  const count = (seen.get(place) ?? 0) + 1
  seen.set(place, count)
  return createHash('sha256').update(`${place}\0${count}`).digest('hex').slice(0, 32)
}
