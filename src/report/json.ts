import { isSecretName } from '../secrets/secret-name.ts'
import { mask } from './mask.ts'
import { masked } from './masked.ts'
import type { Report } from './report.ts'
import { SCHEMA_VERSION } from './schema-version.ts'
import { told } from './told.ts'
import { findingsHere, toolOnPath } from './tool-here.ts'

/** The one JSON document of a command (`schema/report.schema.json`). Every string in it is masked. */
export function jsonReport(report: Report, indent = 2): string {
  const { command, version, exitCode, profile, edits = [], findings, refusals = [], extra = {} } = report
  const { tool = toolOnPath } = report
  const document = {
    schemaVersion: SCHEMA_VERSION,
    tool: 'authmd',
    version,
    command,
    ok: exitCode === 0,
    exitCode,
    ...(profile === undefined ? {} : { profile }),
    edits,
    findings: findingsHere(told(findings), tool),
    refusals: findingsHere(told(refusals), tool),
  }
  const own = Object.fromEntries(Object.entries(extra).filter(([name]) => !(name in document)))
  return jsonText({ ...document, ...own }, indent)
}

/**
 * Any plain data as masked JSON with a final line end, without a character that could steer a terminal. Indented,
 * or on one line where `indent` is 0.
 */
export function jsonText(data: unknown, indent = 2): string {
  const text = JSON.stringify(
    data,
    (name, value: unknown) => (typeof value === 'string' ? said(name, value) : value),
    indent,
  )
  // These stand in strings only; JSON.stringify leaves them as they are.
  return `${text.replace(/[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, unicodeEscape)}\n`
}

/** A string under the name of an environment variable that holds a secret is one, whatever it looks like. */
function said(name: string, value: string): string {
  const shown = mask(value)
  return /^[A-Z][A-Z0-9_]+$/.test(name) && isSecretName(name) && shown === value && value !== ''
    ? masked(value.length)
    : shown
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
