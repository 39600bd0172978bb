import type { Finding, Refusal, Severity } from '../types.ts'
import { mask } from './mask.ts'
import type { Report } from './report.ts'
import { findingsHere, toolOnPath } from './tool-here.ts'
import { visible, visibleLine } from './visible.ts'

/** What a report says was found. */
export type Found = Pick<Report, 'findings' | 'refusals' | 'tool'> & Partial<Pick<Report, 'command'>>

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Findings and refusals in one list for the forms that know one kind of result, the worst first, otherwise in the
 * given order, each with a cure that is there. Every text is masked and free of control characters, so that a form need not think of either.
 */
export function problems({ findings, refusals = [], tool = toolOnPath }: Found): readonly Finding[] {
  const refused = refusals.map((refusal: Refusal): Finding => ({ ...refusal, severity: 'error' }))
  return findingsHere([...refused, ...findings], tool)
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
    .map(clean)
}

/** `src/a.ts:3`, `src/a.ts`, or nothing. */
export function place(finding: Finding): string {
  if (finding.file === undefined) return ''
  return finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function tally(findings: readonly Finding[]): string {
  const count = (severity: Severity, one: string, more: string) => {
    const n = findings.filter(finding => finding.severity === severity).length
    return n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]
  }
  return [
    ...count('error', 'error', 'errors'),
    ...count('warning', 'warning', 'warnings'),
    ...count('info', 'note', 'notes'),
  ].join(', ')
}

/**
 * What lies in no repository has no place in one: it is said instead. Only doctor speaks of files of the home; what
 * another command calls `~` is a folder of that name.
 */
export function inRepository(finding: Finding, command = 'doctor'): Finding {
  const { file, line: _, ...rest } = finding
  const isHome = command === 'doctor' && file !== undefined && /^~[\\/]/.test(file)
  if (file === undefined || !(isHome || /^(?:\/|[A-Za-z]:[\\/])/.test(file))) return finding
  return { ...rest, reason: `${place(finding)}: ${finding.reason}` }
}

function clean(finding: Finding): Finding {
  const { file, line, expected, actual, fix, url, related } = finding
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    reason: visibleLine(mask(finding.reason)),
    ...(file === undefined ? {} : { file: visibleLine(mask(file)) }),
    ...(line === undefined ? {} : { line }),
    ...(expected === undefined ? {} : { expected: visible(mask(expected)) }),
    ...(actual === undefined ? {} : { actual: visible(mask(actual)) }),
    ...(fix === undefined ? {} : { fix: visible(mask(fix)) }),
    ...(url === undefined ? {} : { url: visibleLine(mask(url)) }),
    ...(related === undefined
      ? {}
      : {
          related: related.map(place => ({
            ...place,
            file: visibleLine(mask(place.file)),
            says: visibleLine(mask(place.says)),
          })),
        }),
  }
}
