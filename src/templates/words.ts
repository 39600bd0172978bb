import type { Nodes } from 'mdast'
import { TemplateError } from './template-error.ts'

/** Gives a word's text, which may hold `NAME`; `undefined` for a word that it does not know. */
export type Vocabulary = (word: string) => string | undefined

interface Place {
  readonly file: string
  readonly line: number
}

/**
 * Fills `{{word}}` and `{{word VARIABLE}}` in the tree, so that the printer does the escaping: in text, code and the
 * addresses of links. Soft line ends become spaces, since a filled line has another length than the written one.
 * `${{ … }}` is the syntax of GitHub Actions and stays. Returns a new tree; throws {@link TemplateError}.
 */
export function fillWords<N extends Nodes>(
  node: N,
  input: { readonly file: string; readonly bodyLine: number; readonly vocabulary: Vocabulary },
): N {
  const fill = (current: Nodes): Nodes => {
    const place = { file: input.file, line: (current.position?.start.line ?? 1) + input.bodyLine }
    const text = (value: string) => fillText(value, place, input.vocabulary)
    const line = (value: string) => {
      const filled = text(value)
      if (value !== filled && filled.includes('\n')) {
        throw new TemplateError(place, 'a word of several lines stands in a code block, not in a sentence')
      }
      return filled
    }
    switch (current.type) {
      case 'text':
        return { ...current, value: line(current.value.replaceAll(/[ \t]*\n[ \t]*/g, ' ')) }
      case 'inlineCode':
        return { ...current, value: line(current.value.replaceAll('\n', ' ')) }
      case 'code': {
        const lang = typeof current.lang === 'string' ? line(current.lang) : null
        return { ...current, lang, value: text(current.value) }
      }
      case 'link':
        return { ...current, url: line(current.url), children: current.children.map(fill) } as Nodes
      case 'definition':
      case 'image':
        return { ...current, url: line(current.url) }
      case 'html':
        if (text(current.value) !== current.value) {
          throw new TemplateError(place, 'a word stands in Markdown, not in HTML, where nothing escapes it')
        }
        return current
      default:
        return 'children' in current
          ? ({ ...current, children: current.children.map(fill) } as Nodes)
          : current
    }
  }
  return fill(node) as N
}

function fillText(text: string, place: Place, vocabulary: Vocabulary): string {
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
    result += text.slice(from, at) + wordText(text.slice(at + 2, end), place, vocabulary)
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
