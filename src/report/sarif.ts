import { address } from '../address.ts'
import type { Finding, Severity } from '../types.ts'
import { jsonText } from './json.ts'
import { problems } from './problems.ts'
import type { Report } from './report.ts'

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * SARIF 2.1.0 for code scanning. A finding is known again by its rule, its file and its number there: never by a hash
 * of a line, which for a credential would be a hash of its value.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(report: Report): string {
  const results = problems(report)
  const ids = [...new Set(results.map(result => result.ruleId))]
  const seen = new Map<string, number>()
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'authmd',
            semanticVersion: report.version,
            ...(address === undefined ? {} : { informationUri: address }),
            rules: ids.map(id => ruleOf(id, results)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: report.exitCode !== 2, exitCode: report.exitCode }],
        results: results.map(result => resultOf(result, ids.indexOf(result.ruleId), seen)),
      },
    ],
  })
}

function ruleOf(id: string, results: readonly Finding[]) {
  const url = results.find(result => result.ruleId === id && result.url !== undefined)?.url
  return {
    id,
    shortDescription: { text: id.replaceAll('-', ' ') },
    ...(url === undefined ? {} : { helpUri: url }),
  }
}

function resultOf(finding: Finding, ruleIndex: number, seen: Map<string, number>) {
  // GitHub takes no result without a location; what is about no file is about the repository.
  const uri = finding.file === undefined ? '.' : encodePath(finding.file)
  const key = `${finding.ruleId}/${uri}`
  const number = (seen.get(key) ?? 0) + 1
  seen.set(key, number)
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: {
      text: plain(finding.fix === undefined ? finding.reason : `${finding.reason}\n${finding.fix}`),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
          ...(finding.line === undefined ? {} : { region: { startLine: finding.line } }),
        },
      },
    ],
    partialFingerprints: { 'ruleFileNumber/v1': `${key}/${number}` },
  }
}

/** `[text](target)` is a link in a message; a text of ours has none. */
function plain(text: string): string {
  return text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text
}

/** A path as a relative URI reference; a colon in its first part would read as a scheme. */
function encodePath(path: string): string {
  return path.split('/').map(encodePart).join('/')
}

function encodePart(part: string): string {
  // A lone surrogate has no URI form, and one file name must not spoil the report.
  return encodeURIComponent(part.replace(/[\ud800-\udfff]/gu, '\ufffd'))
}
