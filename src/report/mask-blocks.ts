import { isSecretName } from '../secrets/secret-name.ts'
import { masked } from './masked.ts'
import { mayStay } from './may-stay.ts'

/**
 * A block that holds secrets under names of any kind: `stringData:` of Kubernetes, `secrets:` of a chart, `secrets = {` of
 * Terraform, and the block or object of one secret, whose `default` or `value` it is: `variable "db_password" {`.
 */
const OPENS =
  /^[+ -]?[ \t]{0,80}(?:variable[ \t]{1,4})?["']?([A-Za-z_][\w-]{0,80})["']?[ \t]{0,4}(?::|=|)[ \t]{0,4}(\{?)[ \t]{0,4}\r?$/
const HOLDS_ANY =
  /^(?:stringData|secrets?|secret[_-]?(?:data|env|vars?|values)|passwords|credentials|(?:env|extra)Secrets?)$/i
const ENTRY =
  /^([+ -]?[ \t]{0,80}(?:- )?["']?([\w./-]{1,80})["']?[ \t]{0,8}[:=][ \t]{0,8}["']?)([^\s"'{}[\],#][^\s"']{5,400})(?=["']?,?[ \t]{0,8}\r?$)/
const INLINE = /(["'](stringData|[\w.-]{1,80})["'][ \t]{0,4}:[ \t]{0,4}\{)([^{}]{1,4000})(?=\})/g
const PAIR = /(["']([\w./-]{1,80})["'][ \t]{0,4}:[ \t]{0,4}")([^"\\\s]{6,400})(?=")/g
/** What says of a secret where it is, or what it is. */
const ABOUT =
  /^(?:files?|path|name|external|environment|env|type|kind|driver|source|target|mode|uid|gid|description|labels?|ref|key|secret|secretName|required|sensitive|version|provider|namespace|from|template.*)$/i
const OWN = /^(?:value|default|plaintext|content)$/i
const SEEN = 600

interface Block {
  readonly name: string
  readonly margin: number
  readonly inBraces: boolean
}

function reaches({ margin, inBraces }: Block, line: string): boolean {
  return marginOf(line) > margin || (!inBraces && /^[+ -]?[ \t]{0,80}- /.test(line))
}

/** Masks the entries of such blocks that have letters and digits, or signs; in `stringData` each that is one word. */
export function maskBlocks(text: string): string {
  const lines = text.replace(INLINE, maskInline).split('\n')
  // Each lies in the one before it, so that there are no more than a line has columns.
  let around: readonly Block[] = []
  lines.forEach((line, index) => {
    if (line.length > SEEN) {
      around = []
      return
    }
    if (line.trim() !== '') around = around.filter(block => reaches(block, line))
    if (around.length > 0)
      lines[index] = line.replace(ENTRY, (all: string, lead: string, key: string, value: string) =>
        around.some(({ name }) => holdsSecret(name, key, value)) ? lead + masked(value.length) : all,
      )
    const [, name = '', brace = ''] = OPENS.exec(line) ?? []
    if (name !== '' && (HOLDS_ANY.test(name) || isSecretName(name)))
      around = [...around, { name, margin: marginOf(line), inBraces: brace !== '' }]
  })
  return lines.join('\n')
}

function maskInline(all: string, lead: string, name: string, body: string): string {
  if (!HOLDS_ANY.test(name) && !isSecretName(name)) return all
  return (
    lead +
    body.replace(PAIR, (pair: string, before: string, key: string, value: string) =>
      holdsSecret(name, key, value) ? before + masked(value.length) : pair,
    )
  )
}

function holdsSecret(block: string, key: string, value: string): boolean {
  if (value.includes('…') || ABOUT.test(key)) return false
  if (!HOLDS_ANY.test(block) && !OWN.test(key)) return false
  // Only there nothing but values can stand.
  const sign = block === 'stringData' ? '=' : ':'
  return (
    !/^(?:\.{0,2}\/|[\w+-]{1,20}:\/\/|\d[\d.:-]*$)/.test(value) && !mayStay(value, { name: 'value', sign })
  )
}

function marginOf(line: string): number {
  return (/^[+ -]?[ \t]{0,200}/.exec(line)?.[0] ?? '').length
}
