import { isPlaceholder } from '../secrets/placeholder.ts'
import { isReference } from '../secrets/reference.ts'
import { isSecretName } from '../secrets/secret-name.ts'

export const HARMLESS =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|\d{1,3}|string|str|required|optional|boolean|number|auto|inherit|always|never|default)[,;]?$/i
/** Nothing but what masking leaves, over lines too. */
const MASKED =
  /^\s{0,80}(?:[\w.-]{0,16}…\(\d{1,9} characters\)|…)(?:\s{1,80}(?:[+-][ \t]{0,80})?…){0,400}\s{0,80}$/
/** Longer texts are no placeholder and no reference; the bound also keeps the repeated look linear. */
const LONG = 400

const SHORT = 12

/** True for the value of a secret's name that is none: a placeholder, a reference, code, or prose about it. */
export function mayStay(
  value: string,
  {
    name,
    sign,
    isQuoted = false,
  }: { readonly name: string; readonly sign: string; readonly isQuoted?: boolean },
): boolean {
  if (value.includes('…') && MASKED.test(value.slice(0, LONG * 20))) return true
  if (value.length >= LONG) return false
  if (isPlaceholder(value) || isReference(value) || HARMLESS.test(value)) return true
  // The next of a list of names.
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && isSecretName(value)) return true
  // `token = next()` and `key: the name of …` are code and prose; an environment variable is written in capitals.
  if (name === name.toUpperCase() && sign !== '|') return false
  if (/^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/.test(value)) return true
  if (sign === ' = ' && /^[A-Za-z_][\w.]{0,100}\(/.test(value)) return true
  if (sign === '=') return false
  // A text of a configuration, be it made of words; a short one is the name of something.
  if (isQuoted && (sign === ' = ' || sign === ':') && value.length >= SHORT && !/\s/.test(value)) return false
  return !looksRandom(value)
}

/** One word with letters and digits, or with signs that no word of prose has inside. */
function looksRandom(value: string): boolean {
  if (/\s/.test(value.trim())) return value.includes('\n') && /\d/.test(value)
  return /\d/.test(value) || /[A-Za-z][^A-Za-z.,:;'’()/_-][A-Za-z]/.test(value)
}
