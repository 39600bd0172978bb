import { isRandomWord } from '../secrets/random-word.ts'
import { isSecretName } from '../secrets/secret-name.ts'
import { hereEnds } from './here-ends.ts'
import { masked } from './masked.ts'
import { type Reach, reachOf } from './reach-of.ts'

/** Words beside which a secret may stand; `isSecretName` then judges the ones that are names. */
const CUE =
  /(?<![A-Za-z0-9])((?:api|access|auth|bearer|private|secret|session|signing|service|account|license)[ \t]keys?|(?:tokens?|bearer)(?![A-Za-z0-9_])|auth(?=[ \t]{0,2}[=:(])|[\w-]{0,40}-auth(?![A-Za-z])|add-mask|-H[ \t]|--header[ =]|login[ \t]|secrets?[ \t:](?:set|put|add)(?![a-z]))|[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*/gi
/** Characters before and behind a cue; a line is no longer than that, or it is not one statement. */
const BEFORE = 160
const BEHIND = 400
/** One word of a shell or a language, its quotes included; a quote inside it is written as shells and SQL do. */
const WORD =
  /"(?:[^"\\\s]|\\[^\s]){6,4096}"|'(?:[^'\s]|'\\''|''){6,4096}'|`[^`\s]{6,4096}`|[^\s"'`()[\]{}<>,;|…][^\s"`()[\]{}<>,;|…]{5,4096}/g
/** What stands before a value inside its word: a flag, a name, a user. */
const LEAD = /^(?:[\w./-]{0,60}(?:==?|:=?|%(?=[\w]{6}))'?){0,3}/

/**
 * Masks what looks random beside a word that speaks of a secret: on its line, and where its statement goes on (a list, a
 * block, a here-document, the fields of one object, the rows of a table). No syntax has to be known for that.
 */
export function maskNear(text: string): string {
  const lines = text.split('\n')
  const near = nearSecrets(lines)
  if (near.size === 0) return text
  for (const [index, { from, to }] of near) {
    const line = lines[index] ?? ''
    lines[index] = line.slice(0, from) + line.slice(from, to).replace(WORD, maskWord) + line.slice(to)
  }
  return lines.join('\n')
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** By the number of the line, the part of it that stands near. */
function nearSecrets(lines: readonly string[]): ReadonlyMap<number, Stretch> {
  const near = new Map<number, Stretch>()
  const whole = (index: number) => near.set(index, { from: 0, to: BEFORE + BEHIND })
  const endOf = hereEnds(lines)
  let reach: Reach | undefined
  lines.forEach((line, index) => {
    const cue = cueIn(line)
    if (reach !== undefined) reach = reach(line)
    if (reach !== undefined) whole(index)
    if (cue === undefined) return
    near.set(index, widened(near.get(index), cue))
    const { ahead, back } = reachOf(lines, index, { from: cue.from, endOf })
    for (let at = index - back; at < index; at++) whole(at)
    reach = ahead ?? reach
  })
  return near
}

function widened(one: Stretch | undefined, other: Stretch): Stretch {
  return one === undefined ? other : { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) }
}

/** The part of a line around its words for a secret. */
function cueIn(line: string): Stretch | undefined {
  let first: number | undefined
  let last = 0
  CUE.lastIndex = 0
  for (let match = CUE.exec(line); match; match = CUE.exec(line)) {
    if (match[1] === undefined && !isSecretName(match[0]) && !/bearer|basic_?auth/i.test(match[0])) continue
    first ??= match.index
    last = match.index + match[0].length
  }
  return first === undefined ? undefined : { from: Math.max(0, first - BEFORE), to: last + BEHIND }
}

function maskWord(word: string): string {
  const quote = /^["'`]/.exec(word)?.[0] ?? ''
  const inner = quote === '' ? word : word.slice(1, -1)
  const lead = quote === '' ? (LEAD.exec(inner)?.[0] ?? '') : ''
  const rest = inner.slice(lead.length)
  const value = quote === '' ? rest.replace(/(?<=[A-Za-z0-9=])(?:'|[.:!?]{1,3})$/, '') : rest
  if (!isRandomWord(value)) return word
  return `${quote}${lead}${masked(value.length)}${rest.slice(value.length)}${quote}`
}
