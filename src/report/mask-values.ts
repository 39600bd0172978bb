import { isSecretName } from '../secrets/secret-name.ts'
import { type Assignment, assignmentAt } from './assignment-at.ts'
import { maskedLines } from './mask-lines.ts'
import { mayStay } from './may-stay.ts'
import { valueSpan } from './value-span.ts'

// The look-behind lets every word be tried once: linear time.
const NAME = /(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*/g
/** `${NAME:-value}`: what a shell takes where NAME is not set. */
const DEFAULT = /(\$\{([A-Za-z_][\w.-]{0,99}?)(?::?[-=+]|:))((?![$}"'])[^}\s]{1,400})(?=\})/g

/** Between two literals of one text. */
const JOINT = /["'`]\s{0,80}[+.]\s{0,80}["'`]/g

/** Masks the values of assignments to names that stand for a secret, in the whole text: a value may go over lines. */
export function maskValues(whole: string): string {
  const text = whole.replace(DEFAULT, (all: string, lead: string, name: string, value: string) =>
    isSecretName(name) && !mayStay(value, { name, sign: '=' }) ? lead + maskedLines(value) : all,
  )
  let result = ''
  let done = 0
  NAME.lastIndex = 0
  for (let match = NAME.exec(text); match; match = NAME.exec(text)) {
    const span = isSecretName(match[0]) ? secretAt(text, match.index, match[0]) : undefined
    if (span === undefined) continue
    result += text.slice(done, span.start) + maskedLines(text.slice(span.start, span.end))
    done = span.end
    NAME.lastIndex = done
  }
  return result + text.slice(done)
}

function secretAt(
  text: string,
  start: number,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  const assigned: Assignment | undefined = assignmentAt(text, { start, name })
  if (assigned === undefined) return undefined
  const span = valueSpan(text, assigned)
  if (span === undefined || span.end <= span.start) return undefined
  const value = text.slice(span.start, span.end).replace(JOINT, '')
  const isQuoted = /["'`]/.test(text[span.start - 1] ?? '')
  return mayStay(value, { ...assigned, isQuoted }) ? undefined : span
}
