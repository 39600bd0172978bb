import { labelOf } from '../credentials/sources.ts'
import type { Credential } from '../credentials/types.ts'
import type { Found } from './rule.ts'

/** A credential as a sentence names it: `ANTHROPIC_API_KEY in the environment`. */
export function nameOf({ source, variable, where, header }: Credential): string {
  const label = labelOf(source)
  if (label !== undefined) return `The ${label}`
  const what = header === undefined || header === 'other' ? variable : `${header} of ${variable}`
  return setAt(what, { where })
}

/** The same within a sentence: `the stored login`. */
export function nameWithin(one: Credential): string {
  return nameOf(one).replace(/^The /, 'the ')
}

/** What is set, with its place: `ANTHROPIC_MODEL in ~/.claude/settings.json:4`. */
export function setAt(what: string, place: { readonly where: string; readonly line?: number }): string {
  return place.where === 'environment' ? `${what} in the environment` : `${what} in ${fileAndLine(place)}`
}

/** `~/.claude/settings.json:4`. */
export function fileAndLine({ where, line }: { readonly where: string; readonly line?: number }): string {
  return line === undefined ? where : `${where}:${line}`
}

/** `a, b and c`. */
export function inWords(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}

/** File and line, for what stands in a file. */
export function placeOf(at: {
  readonly where: string
  readonly line?: number
}): Pick<Found, 'file' | 'line'> {
  if (at.where === 'environment' || at.where === 'Keychain' || at.where === '--settings') return {}
  return { file: at.where, ...(at.line === undefined ? {} : { line: at.line }) }
}

/** The variable of a credential, where it is one that a shell can unset. */
export function variableOf({ variable }: Pick<Credential, 'variable'>): Pick<Found, 'variable'> {
  return /^[A-Z][A-Z0-9_]*$/.test(variable) ? { variable } : {}
}
