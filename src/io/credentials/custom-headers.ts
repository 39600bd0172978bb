import { isRefused } from '../../credentials/shape.ts'
import type { Credential, Defect, Description } from '../../credentials/types.ts'
import { describe } from './describe.ts'

/** One line of `ANTHROPIC_CUSTOM_HEADERS`; the value is for the vault alone. */
export interface CustomHeader extends Description {
  readonly header: NonNullable<Credential['header']>
  readonly value: string
}

const tokenCharacters = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/**
 * The lines `Name: Value`. Measured: a line without a colon is skipped, names have no case, blanks around both are
 * trimmed, an empty value stays. One name or value that can't be in a header stops every request, an empty name too.
 */
export function customHeaders(text: string): readonly CustomHeader[] {
  return deciding(text.split(/\r?\n/)).flatMap((line): readonly CustomHeader[] => {
    const colon = line.indexOf(':')
    if (colon < 0) return []
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const header = name === 'x-api-key' || name === 'authorization' ? name : 'other'
    const { kind, length, defects } = describe(value)
    const all: readonly Defect[] = tokenCharacters.test(name) ? defects : ['bad-header-name']
    // Another header holds no credential, so of its text counts only what the client refuses.
    if (header === 'other') {
      const refusing = all.filter(defect => isRefused({ defects: [defect] }))
      return [{ header, value, kind: kind === 'empty' ? kind : 'unknown', length, defects: refusing }]
    }
    return [{ header, value, kind, length, defects: header === 'authorization' ? ofScheme(all, value) : all }]
  })
}

/** More lines than any request can have. */
const most = 200

/**
 * Of very many lines those that decide: of lines with one name the last counts, and of all other headers one is told,
 * which is the first that no request can have, if there is one.
 */
function deciding(lines: readonly string[]): readonly string[] {
  if (lines.length <= most) return lines
  const last = new Map<string, number>()
  let refused: number | undefined
  for (const [at, line] of lines.entries()) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    last.set(/^\s*(x-api-key|authorization)\s*:/i.exec(line)?.[1]?.toLowerCase() ?? 'other', at)
    if (refused === undefined && !mayBeSent(line.slice(0, colon).trim(), line.slice(colon + 1))) refused = at
  }
  return [...new Set([...last.values(), ...(refused === undefined ? [] : [refused])])]
    .sort((a, b) => a - b)
    .flatMap(at => lines[at] ?? [])
}

/** What is not plain in a value is looked at closely. */
function mayBeSent(name: string, value: string): boolean {
  return tokenCharacters.test(name) && /^[\t -~]*$/.test(value)
}

/** `Bearer ` and any other scheme (`Basic …`) belong to this header; a space behind the scheme does not. */
function ofScheme(defects: readonly Defect[], value: string): readonly Defect[] {
  const spaced = /[ \t]/.test(value.replace(/^[A-Za-z][\w-]*[ \t]+/, ''))
  return defects.filter(defect => defect !== 'bearer-prefix' && (defect !== 'inner-space' || spaced))
}
