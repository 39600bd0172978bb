import type { Finding } from '../types.ts'
import { type Layout, prettyFindings } from './findings.ts'
import type { Format } from './formats.ts'
import { githubReport } from './github.ts'
import { jsonReport } from './json.ts'
import type { Report } from './report.ts'
import { sarifReport } from './sarif.ts'
import { told } from './told.ts'

export interface FormatOptions extends Omit<Report, 'findings'>, Layout {
  readonly format: Format
}

/**
 * Findings in the form that `--format` names. The text is masked, safe on a terminal, and ends with a line end
 * (`pretty` and `github` are empty where there is nothing to say). Diffs are in `json` only.
 */
export function formatFindings(findings: readonly Finding[], options: FormatOptions): string {
  const { format, paint, columns, ...rest } = options
  if (format === 'json') return jsonReport({ ...rest, findings })
  const report: Report = { ...rest, findings: told(findings), refusals: told(rest.refusals ?? []) }
  if (format === 'sarif') return sarifReport(report)
  if (format === 'github') return githubReport(report)
  return prettyFindings(report, {
    ...(paint ? { paint } : {}),
    ...(columns === undefined ? {} : { columns }),
  })
}
