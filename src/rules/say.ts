import { labelOf } from '../credentials/sources.ts'
import type { Credential } from '../credentials/types.ts'
import type { Found } from './rule.ts'

/** A credential as a sentence names it: `ANTHROPIC_API_KEY in the environment`. */
export function nameOf({ source, variable, where, header }: Credential): string {
  const label = labelOf(source)
  if (label !== undefined) return `The ${label}`
  const what = header === undefined || header === 'other' ? variable : `${header} of ${variable}`
  return where === 'environment' ? `${what} in the environment` : `${what} in ${where}`
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
