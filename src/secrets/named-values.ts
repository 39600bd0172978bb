import type { SecretKind } from './kind.ts'
import { isPlaceholder } from './placeholder.ts'
import { isReference } from './reference.ts'

/** A variable whose value is a credential although nothing in its form says so. */
interface Named {
  readonly kind: SecretKind
  readonly form: RegExp
}

/** By the name of the variable. */
export const named: Readonly<Record<string, Named>> = {
  AWS_BEARER_TOKEN_BEDROCK: {
    kind: {
      id: 'bedrock',
      name: 'Amazon Bedrock API key',
      shown: 'of AWS_BEARER_TOKEN_BEDROCK',
      revoke: 'Delete the key in the Amazon Bedrock console under API keys',
    },
    form: /^(?:ABSK[A-Za-z0-9+/]{40,400}={0,2}|bedrock-api-key-[A-Za-z0-9+/=_-]{20,4000})$/,
  },
  ANTHROPIC_FOUNDRY_API_KEY: {
    kind: {
      id: 'foundry',
      name: 'Microsoft Foundry API key',
      shown: 'of ANTHROPIC_FOUNDRY_API_KEY',
      revoke: 'Regenerate the key of the resource in the Azure portal',
    },
    form: /^(?:[0-9a-f]{32}|[A-Za-z0-9]{60,120})$/i,
  },
}

export const namedNeedles = [...Object.keys(named), 'ABSK', 'bedrock-api-key-'] as const

const ASSIGNED =
  /\b(AWS_BEARER_TOKEN_BEDROCK|ANTHROPIC_FOUNDRY_API_KEY)\\?["'`]?\]?(?:[ \t]{0,8}(?:[:=]|=>|,)[ \t]{0,8}|[ \t]{1,8}|\\?["']?,?[ \t\r]{0,8}\n?[ \t]{0,40}\\?["']?value\\?["']?[ \t]{0,8}[:=][ \t]{0,8})\\?["'`]?([A-Za-z0-9+/=_-]{20,4100})/g
/** The long-lived form is known by itself, as two scanners agree. */
export const LONG_LIVED = /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{109,269}={0,2}(?![A-Za-z0-9+/])/g

/** The short-lived one begins with the name of its service in base64, `bedrock.amazonaws.com`. */
const SHORT_LIVED = /bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=_-]{20,4000}/g

export interface NamedHit {
  readonly kind: SecretKind
  readonly start: number
  readonly end: number
}

/** Keys of other clouds from which Claude Code works, where their variable names them or their form is their own. */
export function namedValues(text: string): readonly NamedHit[] {
  const found = new Map<number, NamedHit>()
  for (const match of text.matchAll(ASSIGNED)) {
    const [all, name = '', value = ''] = match
    const known = named[name]
    if (known === undefined || !known.form.test(value) || isFake(value)) continue
    const start = match.index + all.length - value.length
    found.set(start, { kind: known.kind, start, end: start + value.length })
  }
  const bedrock = named['AWS_BEARER_TOKEN_BEDROCK']
  for (const match of [...text.matchAll(LONG_LIVED), ...text.matchAll(SHORT_LIVED)]) {
    if (bedrock === undefined || found.has(match.index) || isFake(match[0])) continue
    found.set(match.index, { kind: bedrock.kind, start: match.index, end: match.index + match[0].length })
  }
  return [...found.values()]
}

function isFake(value: string): boolean {
  return isPlaceholder(value) || isReference(value) || !/\d/.test(value) || new Set(value).size < 8
}
