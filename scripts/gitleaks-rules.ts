import { shortestWhole } from '../src/secrets/judge.ts'
import { knownKinds, type SecretKind } from '../src/secrets/kind.ts'
import { LONG_LIVED, named } from '../src/secrets/named-values.ts'
import { TELLTALE } from '../src/secrets/random.ts'

interface Rule {
  readonly id: string
  readonly description: string
  readonly regex: string
  readonly keywords: readonly string[]
  /** Bits a character, of the whole match; below it stands no random text. */
  readonly entropy: number
  readonly group?: number
  readonly allowed?: readonly string[]
}

/** Where gitleaks has a rule of its own for a kind, ours has its name, and takes its place. */
const RULE_IDS: Readonly<Record<string, string>> = {
  api03: 'anthropic-api-key',
  admin01: 'anthropic-admin-api-key',
  api01: 'anthropic-enterprise-admin-key',
  oat01: 'anthropic-oauth-token',
  ort01: 'anthropic-oauth-refresh-token',
  sid01: 'anthropic-session-key',
}
const NAMED_IDS: Readonly<Record<string, string>> = {
  AWS_BEARER_TOKEN_BEDROCK: 'aws-bearer-token-bedrock',
  ANTHROPIC_FOUNDRY_API_KEY: 'anthropic-foundry-api-key',
}

const BODY = '[A-Za-z0-9_-]'
/** In `isRandom` such a body is none: no digit, no capital, no small letter; a placeholder's word, a row of characters. */
const NOT_RANDOM = [
  '^(?i:sk-ant-[a-z]{2,8}[0-9]{2})-(?:[^0-9]*|[^A-Z]*|[^a-z]*)$',
  // RE2 knows no reference back to what a group matched: each character is written out.
  `(?i:${TELLTALE.source.replace('|(.)\\1{5}', '')})`,
  `(?i:${[...'abcdefghijklmnopqrstuvwxyz0123456789_-'].map(one => `${one}{6}`).join('|')})`,
  '(?i:abcdefgh|12345678|01234567)',
]

/** `recipes/gitleaks/anthropic.toml`: the kinds that `authmd scan` knows, as rules of gitleaks. */
export function gitleaksRules(): string {
  const rules = [...knownKinds.map(ofKind), ofNextGenerations(), longLivedBedrock(), ...ofVariables()]
  return `${HEAD}\n${rules.map(print).join('\n')}`
}

const HEAD = `# Anthropic's credentials, and those of the clouds that Claude Code works with, for gitleaks 8.21 or newer:
#
#     gitleaks git --config anthropic.toml
#
# gitleaks' own rules stay active. If it has one with the same id, this file's replaces it. An existing file of
# yours includes these with:  [extend]  path = "anthropic.toml"
# Generated from the table of \`authmd scan\`: change src/secrets/, not this file.
title = "Anthropic credentials"

[extend]
useDefault = true
`

function ofKind(kind: SecretKind): Rule {
  const id = RULE_IDS[kind.id]
  if (id === undefined) throw new Error(`scripts/gitleaks-rules.ts has no rule id for ${kind.id}`)
  const prefix = `sk-ant-${kind.id}`
  return {
    id,
    description: `${kind.name}. ${kind.revoke}.`,
    regex: `(?i:${prefix}-)${BODY}{${shortestWhole(kind)},}`,
    keywords: [prefix],
    entropy: 4,
    allowed: NOT_RANDOM,
  }
}

/** A number that is in no table yet (`api04`), so that it is found on the day it appears. */
function ofNextGenerations(): Rule {
  const families = new Map<string, string[]>()
  for (const { id } of knownKinds) {
    const [, family = '', number = ''] = /^([a-z]+)0(\d)$/.exec(id) ?? []
    families.set(family, [...(families.get(family) ?? []), number])
  }
  const prefixes = [...families].map(([family, taken]) => {
    const free = [...'0123456789'].filter(digit => !taken.includes(digit)).join('')
    return `${family}(?:0[${free}]|[1-9][0-9])`
  })
  return {
    id: 'anthropic-credential',
    description: 'Anthropic credential of a new kind. Revoke it at platform.claude.com/settings/keys.',
    regex: `(?i:sk-ant-(?:${prefixes.join('|')})-)${BODY}{40,}`,
    keywords: [...families.keys()].map(family => `sk-ant-${family}`),
    entropy: 4,
    allowed: NOT_RANDOM,
  }
}

function longLivedBedrock(): Rule {
  const kind = named['AWS_BEARER_TOKEN_BEDROCK']?.kind
  return {
    id: 'aws-amazon-bedrock-api-key-long-lived',
    description: `${kind?.name}. ${kind?.revoke}.`,
    regex: LONG_LIVED.source.replace(/\(\?<?!.*?\)/g, ''),
    keywords: ['absk'],
    entropy: 3,
  }
}

function ofVariables(): readonly Rule[] {
  return Object.entries(named).map(([variable, { kind, form }]) => {
    const id = NAMED_IDS[variable]
    if (id === undefined) throw new Error(`scripts/gitleaks-rules.ts has no rule id for ${variable}`)
    const flags = form.flags.includes('i') ? 'i' : ''
    const value = `(?${flags}:${withinRe2(form.source.replace(/^\^|\$$/g, ''))})`
    return {
      id,
      description: `${kind.name}, by the name of its variable. ${kind.revoke}.`,
      regex: `\\b${variable}["'\`]?\\]?[ \\t]{0,8}(?:=>|[:=,]|[ \\t])[ \\t]{0,8}["'\`]?(${value})(?:[^A-Za-z0-9+/=_-]|$)`,
      keywords: [variable.toLowerCase()],
      entropy: 3,
      group: 1,
    }
  })
}

/** RE2 counts to 1,000. */
function withinRe2(source: string): string {
  return source.replace(/\{(\d+),(\d{4,})\}/g, '{$1,}')
}

function print({ id, description, regex, keywords, entropy, group, allowed = [] }: Rule): string {
  return [
    '[[rules]]',
    `id = ${JSON.stringify(id)}`,
    `description = ${JSON.stringify(description)}`,
    `regex = '''${regex}'''`,
    ...(group === undefined ? [] : [`secretGroup = ${group}`]),
    `entropy = ${entropy}`,
    `keywords = [${keywords.map(word => JSON.stringify(word)).join(', ')}]`,
    ...(allowed.length === 0
      ? []
      : [
          '[[rules.allowlists]]',
          'description = "A placeholder, not a credential"',
          'regexes = [',
          ...allowed.map(one => `  '''${one}''',`),
          ']',
        ]),
    '',
  ].join('\n')
}
