import type { Finding, Severity } from '../types.ts'
import { type Found, inRepository, problems } from './problems.ts'

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Workflow commands: GitHub Actions shows them at the line of the file.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(report: Found): string {
  return problems(report)
    .map(finding => line(inRepository(finding, report.command)))
    .join('')
}

function line(finding: Finding): string {
  const { severity, file, line: at, ruleId, reason, fix } = finding
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(file === undefined || at === undefined ? [] : [`line=${at}`]),
    `title=${property(`authmd: ${ruleId}`)}`,
  ]
  const message = fix === undefined ? reason : `${reason}\n${fix}`
  return `::${COMMAND[severity]} ${properties.join(',')}::${data(message)}\n`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
