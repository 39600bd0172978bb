import type { Finding, Severity } from '../types.ts'
import { type Paint, PLAIN } from './paint.ts'
import { type Found, place, problems } from './problems.ts'

export interface Layout {
  readonly paint?: Paint
  /** Where a reason is wrapped; without it each finding stays on one line, as `grep` wants it. */
  readonly columns?: number
}

/**
 * Findings for a person, the worst first: `error  CLAUDE.md:3  reason  (rule-id)`, and below it, indented, what was
 * expected, what is there, and the fix. A fix is never wrapped: it is there to be copied.
 */
export function prettyFindings(report: Found, layout: Layout = {}): string {
  return problems(report)
    .map(finding => prettyFinding(finding, layout))
    .join('')
}

function prettyFinding(finding: Finding, { paint = PLAIN, columns }: Layout): string {
  const where = place(finding)
  const label = finding.severity.padEnd(7)
  const id = `(${finding.ruleId})`
  const used = label.length + 2 + (where === '' ? 0 : where.length + 2)
  const text = wrapped(`${finding.reason}  ${id}`, used, columns)
  const lead = [inColor(finding.severity, paint)(label), ...(where === '' ? [] : [paint.bold(where)])].join(
    '  ',
  )
  // A long path fills its line: no blanks stay behind it.
  const gap = text.startsWith('\n') ? '' : '  '
  return `${[
    `${lead}${gap}${text.slice(0, -id.length)}${paint.dim(id)}`,
    ...indented('expected', finding.expected, paint),
    ...indented('actual', finding.actual, paint),
    ...indented('fix', finding.fix, paint),
  ].join('\n')}\n`
}

function indented(label: string, text: string | undefined, paint: Paint): readonly string[] {
  if (text === undefined || text === '') return []
  const [first = '', ...rest] = text.replace(/\n$/, '').split('\n')
  const margin = ' '.repeat(9)
  const lead = `${label}: `
  return [`${margin}${paint.dim(lead)}${first}`, ...rest.map(line => margin + ' '.repeat(lead.length) + line)]
}

/** Breaks at spaces, with a hanging indent of 9; the first line has `used` columns less. */
function wrapped(text: string, used: number, columns: number | undefined): string {
  if (columns === undefined || columns < 40) return text
  let result = ''
  let left = columns - used
  for (const part of text.split(/(?<=\S)(?= )/)) {
    if (part.length > left && part.trimStart().length < columns - 9) {
      const word = part.trimStart()
      result += `\n${' '.repeat(9)}${word}`
      left = columns - 9 - word.length
    } else {
      result += part
      left -= part.length
    }
  }
  return result
}

function inColor(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'error') return paint.red
  return severity === 'warning' ? paint.yellow : paint.blue
}
