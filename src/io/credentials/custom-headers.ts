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
 * trimmed, an empty value stays. One name or value that can't be in a header stops every request.
 */
export function customHeaders(text: string): readonly CustomHeader[] {
  return text.split(/\r?\n/).flatMap(line => {
    const colon = line.indexOf(':')
    if (colon < 0) return []
    const name = line.slice(0, colon).trim().toLowerCase()
    if (name === '') return []
    const value = line.slice(colon + 1).trim()
    const header = name === 'x-api-key' || name === 'authorization' ? name : 'other'
    const described = describe(value)
    // `Bearer `, a space and quotes belong to a header's text; only what the client refuses is a defect here.
    const defects: readonly Defect[] = tokenCharacters.test(name) ? described.defects : ['bad-header-name']
    const kept = defects.filter(defect => header !== 'authorization' || !bearerForm.includes(defect))
    return [{ header, value, kind: described.kind, length: described.length, defects: kept }]
  })
}

const bearerForm: readonly Defect[] = ['bearer-prefix']
