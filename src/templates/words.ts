import type { Nodes, PhrasingContent } from 'mdast'
import { parseMarkdown } from '../mdast/parse-and-print.ts'
import { TemplateError } from './template-error.ts'

/** Gives a word's text, which may hold `NAME`; `undefined` for a word that it does not know. */
export type Vocabulary = (word: string) => string | undefined

/** One of those whom a text addresses: the user of a shell. */
export interface Speaker {
  readonly name: string
  readonly vocabulary: Vocabulary
}

interface Place {
  readonly file: string
  readonly line: number
}

/**
 * Fills `{{word}}` and `{{word VARIABLE}}` in the tree, so that the printer does the escaping: in text, code and the
 * addresses of links. Soft line ends become spaces, since a filled line has another length than the written one.
 * `${{ … }}` is the syntax of GitHub Actions and stays.
 *
 * Several speakers share a sentence: code that differs between them stands once for each difference, with their names
 * before it (`…`, fish `…`, PowerShell `…`); words in a sentence are joined by "or", values to compare with are named. A code block speaks to the first of them.
 * Returns a new tree; throws {@link TemplateError}.
 */
export function fillWords<N extends Nodes>(
  node: N,
  input: { readonly file: string; readonly bodyLine: number; readonly speakers: readonly Speaker[] },
): N {
  const { speakers } = input
  const first = speakers[0]?.vocabulary ?? (() => undefined)
  const fill = (current: Nodes): readonly Nodes[] => {
    const place = { file: input.file, line: (current.position?.start.line ?? 1) + input.bodyLine }
    const line = (value: string, vocabulary: Vocabulary) => {
      const filled = fillText(value, place, call => wordText(call, place, vocabulary))
      if (value !== filled && filled.includes('\n')) {
        throw new TemplateError(place, 'a word of several lines stands in a code block, not in a sentence')
      }
      return filled
    }
    switch (current.type) {
      case 'text': {
        const spoken: Vocabulary = word => {
          const said = speakers.map(({ name, vocabulary }) => [name, vocabulary(word)] as const)
          return compared.has(word) ? named(said) : joined(distinct(said.map(([, value]) => value)))
        }
        const value = current.value.replaceAll(/(?<![ \t])[ \t]*\n[ \t]*/g, ' ')
        return aroundPhrases(value, part => ({ ...current, value: line(part, spoken) }), spoken)
      }
      case 'inlineCode': {
        const value = current.value.replaceAll('\n', ' ')
        return alternatives(speakers.map(({ name, vocabulary }) => [name, line(value, vocabulary)] as const))
      }
      case 'code': {
        const lang = typeof current.lang === 'string' ? line(current.lang, first) : null
        const value = fillText(current.value, place, call => wordText(call, place, first))
        return [{ ...current, lang, value }]
      }
      case 'link':
        return [
          { ...current, url: line(current.url, first), children: current.children.flatMap(fill) } as Nodes,
        ]
      case 'definition':
      case 'image':
        return [{ ...current, url: line(current.url, first) }]
      case 'html':
        if (fillText(current.value, place, () => '') !== current.value) {
          throw new TemplateError(place, 'a word stands in Markdown, not in HTML, where nothing escapes it')
        }
        return [current]
      default:
        return [
          'children' in current
            ? ({ ...current, children: current.children.flatMap(fill) } as Nodes)
            : current,
        ]
    }
  }
  return fill(node)[0] as N
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values)].filter(value => value !== undefined)
}

function joined(values: readonly string[]): string | undefined {
  const last = values.at(-1)
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`
}

/** What a reader holds against what the shell printed: another shell's value next to it would pass for good. */
const compared: ReadonlySet<string> = new Set(['whole'])

/** `109 (PowerShell: 108)`. */
function named(said: readonly (readonly [string, string | undefined])[]): string | undefined {
  const [first, ...others] = distinct(said.map(([, value]) => value))
  const names = (value: string) => said.flatMap(([name, other]) => (other === value ? [name] : [])).join(', ')
  return first === undefined
    ? undefined
    : [first, ...others.map(value => `(${names(value)}: ${value})`)].join(' ')
}

/** Those who type the same share it. Where the first is shared, it needs no names: it is for all who are not named. */
function alternatives(spoken: readonly (readonly [string, string])[]): readonly PhrasingContent[] {
  const values = distinct(spoken.map(([, value]) => value))
  return values.flatMap((value, index): PhrasingContent[] => {
    const code: PhrasingContent = { type: 'inlineCode', value }
    if (values.length === 1) return [code]
    const names = spoken.filter(([, other]) => other === value).map(([name]) => name)
    if (index === 0) return names.length > 1 ? [code] : [{ type: 'text', value: `${names[0]} ` }, code]
    return [{ type: 'text', value: `, ${names.join(', ')} ` }, code]
  })
}

/** Words whose value is Markdown of its own: a phrase with code or a link in it. All others are text, and escaped. */
const phraseWords = /\{\{(keptIn|keptInBriefly|userSettings|userSettingsPath|debugFolder|help)\}\}/

function aroundPhrases(
  text: string,
  plain: (part: string) => PhrasingContent,
  vocabulary: Vocabulary,
): readonly Nodes[] {
  return text.split(phraseWords).flatMap((part, index): readonly Nodes[] => {
    if (index % 2 === 0) return part === '' ? [] : [plain(part)]
    const [block] = parseMarkdown(vocabulary(part) ?? '').children
    return block?.type === 'paragraph' ? block.children : []
  })
}

function fillText(text: string, place: Place, word: (call: string) => string): string {
  let result = ''
  let from = 0
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', from)) {
    if (text[at - 1] === '$') {
      const after = text.indexOf('}}', at)
      const end = after < 0 ? text.length : after + 2
      result += text.slice(from, end)
      from = end
      continue
    }
    const end = text.indexOf('}}', at)
    if (end < 0) throw new TemplateError(place, '`{{` has no closing `}}`')
    result += text.slice(from, at) + word(text.slice(at + 2, end))
    from = end + 2
  }
  return result + text.slice(from)
}

function wordText(call: string, place: Place, vocabulary: Vocabulary): string {
  const [word = '', variable, ...rest] = call.trim().split(/\s+/)
  const value = vocabulary(word)
  if (value === undefined) throw new TemplateError(place, `unknown word \`{{${word}}}\``)
  if (rest.length > 0) throw new TemplateError(place, `\`{{${word}}}\` takes one variable`)
  const parts = value.split('NAME')
  if (variable === undefined) {
    if (parts.length > 1) throw new TemplateError(place, `\`{{${word}}}\` needs the name of a variable`)
    return value
  }
  if (parts.length === 1) throw new TemplateError(place, `\`{{${word}}}\` takes no variable`)
  if (!/^[A-Z][A-Z0-9_]*$/.test(variable)) {
    throw new TemplateError(place, `\`${variable}\` is not the name of a variable`)
  }
  return parts.join(variable)
}
