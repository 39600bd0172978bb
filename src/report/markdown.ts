import type { Finding } from '../types.ts'
import { mask } from './mask.ts'
import { place, problems, tally } from './problems.ts'
import type { Report } from './report.ts'
import { visible } from './visible.ts'

/** The report as GitHub Markdown, for the text of an issue or a step summary. */
export function markdownReport(report: Report): string {
  const parts = [...findingParts(report), ...editParts(report)]
  const said = parts.length === 0 ? ['Nothing to report.'] : parts
  return `${[`### authmd ${report.command}`, ...said].join('\n\n')}\n`
}

/** How many findings there are, and each as an item of a list; nothing where there is none. */
export function findingParts(report: Report): readonly string[] {
  const found = problems(report)
  return found.length === 0 ? [] : [`${tally(found)}.`, found.map(item).join('\n')]
}

/** Each file with its diff. */
export function editParts({ edits = [] }: Report): readonly string[] {
  return edits.flatMap(({ path, status, diff }) => [
    `${status === 'created' ? 'New' : status === 'deleted' ? 'Deleted' : 'Changed'}: ${code(path)}`,
    fenced(visible(mask(diff)), 'diff'),
  ])
}

export function item(finding: Finding): string {
  const where = place(finding)
  const rule =
    finding.url === undefined ? code(finding.ruleId) : `[${code(finding.ruleId)}](<${finding.url}>)`
  const head = `- **${finding.severity}** ${where === '' ? '' : `${code(where)} `}${prose(finding.reason)} (${rule})`
  return finding.fix === undefined ? head : `${head}\n${indent(fenced(finding.fix, ''))}`
}

/**
 * Text in which nothing acts but code spans: no mention, no link, no emphasis, no HTML. Where backticks don't pair one
 * by one, as a foreign name in the text can have it, none of them opens a span.
 */
export function prose(text: string): string {
  const isPaired = !text.includes('``') && text.split('`').length % 2 === 1
  if (!isPaired) return inert(text).replaceAll('`', '\\`')
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : inert(part)))
    .join('')
}

function inert(text: string): string {
  return text
    .replace(/[\\*_[\]<>&|~#]/g, '\\$&')
    .replaceAll('@', '@\u200b')
    .replaceAll('://', ':\u200b//')
    .replace(/\bwww\./gi, '$&\u200b')
}

export function code(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return ticks + pad + text + pad + ticks
}

export function fenced(text: string, language: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${ticks}${language}\n${text.endsWith('\n') ? text : `${text}\n`}${ticks}`
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length))
}

function indent(text: string): string {
  return text
    .split('\n')
    .map(line => `  ${line}`)
    .join('\n')
}
