import { negation } from './vocabulary.ts'

const everybody =
  '(?:Claude Code(?: (?:traffic|requests|calls|usage|sessions))?|everybody|everyone|all of us|each of us)'

const must = new RegExp(
  `(?<!\\p{L})${everybody} (?:must|has to|have to) (?:always )?(?:use|go through|(?:run|be routed|be sent) (?:on|through|via)) (?:\\p{L}+ ){0,2}[\`*_]*$`,
  'iu',
)
const through = new RegExp(
  `(?<!\\p{L})${everybody} (?:always )?(?:goes|connects|go|connect) (?:through|via|over) (?:\\p{L}+ ){0,2}[\`*_]*$`,
  'iu',
)

/** The provider itself, not its token or its address. */
const itself =
  /^(?: AI)?(?: (?:gateway|proxy))?(?: \([^()]{0,80}\))?[`*_]*(?:[.,!;)]|$| (?:for|here|in this|and nothing)(?!\p{L}))/iu
const isMandatory =
  /^(?:=1)?[`*_]* is (?:mandatory|obligatory|compulsory)(?:[.,!;]|$| (?:here|for (?:everybody|everyone|all|all of us|each of us))(?:[.,!;]|$))/iu
const isBetween = /^[`*_]* (?:is|sits|stands) always (?:in )?between(?!\p{L})/iu

/** "Claude Code must use Bedrock" leaves no other provider. */
export function isMandatoryProvider(clause: string, provider: RegExp): boolean {
  const found = provider.exec(clause)
  if (found === null || negation.test(clause)) return false
  const before = clause.slice(0, found.index).slice(-120)
  const behind = clause.slice(found.index + found[0].length)
  if (/(?<!\p{L})or(?!\p{L})/iu.test(clause)) return false
  return (
    isMandatory.test(behind) ||
    isBetween.test(behind) ||
    (itself.test(behind) && (must.test(before) || through.test(before)))
  )
}
