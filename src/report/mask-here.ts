import { isSecretName } from '../secrets/secret-name.ts'
import { hereEnds } from './here-ends.ts'
import { masked } from './masked.ts'
import { mayStay } from './may-stay.ts'

/** Programs that read a secret from their standard input. */
const TAKES =
  /--(?:password|passphrase|token|key|secret)-stdin(?![\w-])|--with-token(?![\w-])|\b(?:gh[ \t]secret|glab[ \t]variable)[ \t]set[ \t]/
/** The word of a here-string, and the one that is printed into a pipe. */
const HERE_STRING = /(<<<[ \t]{0,4})((?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|\\[^\s]|[^\s"'|;&<>\\]){1,400})/
const PRINTED =
  /(\b(?:echo|printf)(?:[ \t]{1,4}-[neE]{1,3}|[ \t]{1,4}["']?%s(?:\\n)?["']?){0,3}[ \t]{1,4})(?![%-])((?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|\\[^\s]|[^\s"'|;&<>\\]){1,400})(?=[ \t]{0,4}(?:\||\d?>))/
const HERE_DOCUMENT = /(?:^|[^<])<<[-~]?[ \t]{0,4}(["']?)([A-Za-z_]\w{0,40})\1/
/** `password = <<EOT` of HCL. */
const NAMED = /([A-Za-z_][\w.-]{0,99})["']?[ \t]{0,8}=[ \t]{0,8}<<[-~]?[ \t]{0,4}["']?[A-Za-z_]/
/** The file into which a line writes. */
const REDIRECTED =
  />[ \t]{0,4}["']?(?:[^\s"'|;&<>/]{0,100}\/){0,12}\.?([\w-]{1,80}(?:\.(?:txt|key))?)(?![\w./-])/
const BODY = /^([+ -]?[ \t]{0,80})(\S.{0,4000}?)(\r?)$/
/** Characters of a line that are looked at. */
const SEEN = 1000

/**
 * Masks what a program that reads a secret is given: by a here-string, a here-document or a pipe. Whatever it looks like:
 * nothing else is read there. The same for what is written into a file that is named so, and for a here-document that is
 * the value of a secret's name.
 */
export function maskHere(text: string): string {
  if (!/[|>]|<</.test(text)) return text
  const lines = text.split('\n')
  const endOf = hereEnds(lines)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line.length > SEEN) continue
    const takes = TAKES.test(line) || isSecretFile(REDIRECTED.exec(line)?.[1] ?? '')
    if (takes) lines[index] = line.replace(HERE_STRING, hideWord).replace(PRINTED, hideWord)
    const word = HERE_DOCUMENT.exec(line)?.[2]
    if (word === undefined || !(takes || isSecretName(NAMED.exec(line)?.[1] ?? ''))) continue
    const end = endOf(index, word) ?? index
    while (++index < end) lines[index] = (lines[index] ?? '').replace(BODY, hideLine)
    index = end
  }
  return lines.join('\n')
}

function isSecretFile(name: string): boolean {
  return name === 'pgpass' || isSecretName(name.replace(/\.\w{3}$/, ''))
}

function hideWord(all: string, lead: string, word: string): string {
  // One pair of quotes stays; of several pieces none does.
  const quote = /^(["'])[^"'\\]*\1$/.exec(word)?.[1] ?? ''
  const value = quote === '' ? word : word.slice(1, -1)
  return isNone(value) ? all : `${lead}${quote}${masked(value.length)}${quote}`
}

function hideLine(all: string, lead: string, value: string, end: string): string {
  return isNone(value) ? all : `${lead}${masked(value.length)}${end}`
}

function isNone(value: string): boolean {
  return value.includes('…') || mayStay(value, { name: 'INPUT', sign: '=' })
}
