import type { Nodes, RootContent } from 'mdast'

/**
 * The canonical form of a block, from which its digest is taken: type, text and structure, so that a
 * formatter's run is not an edit. White space is folded; heading depth, list start, spread, alignment and
 * all markers are left out; code is compared as its language is (see `codeText`). The form is part of marker
 * format 1 and never changes without a new one.
 */
export function canonicalForm(node: RootContent): string {
  return JSON.stringify(formOf(node))
}

type Form = string | readonly Form[]

function formOf(node: Nodes): Form {
  switch (node.type) {
    case 'text':
      return fold(node.value)
    case 'inlineCode':
      return ['code', fold(node.value).trim()]
    case 'code':
      return ['fence', node.lang ?? '', codeText(node.lang ?? '', node.value)]
    case 'html':
      return ['html', fold(node.value).trim()]
    case 'break':
      return ' '
    case 'heading':
      return ['heading', ...withoutFinalPunctuation(inline(node.children))]
    case 'link': {
      const text = inline(node.children)
      const plain = text.length === 1 && text[0] === node.url
      return plain || text.length === 0 ? node.url : ['link', node.url, fold(node.title ?? ''), ...text]
    }
    case 'image':
      return ['image', node.url, fold(node.alt ?? ''), fold(node.title ?? '')]
    case 'definition':
      return ['definition', node.identifier, node.url, fold(node.title ?? '')]
    case 'listItem':
      // A task that was done is an edit.
      return typeof node.checked === 'boolean'
        ? ['task', node.checked ? 'done' : 'open', ...inline(node.children)]
        : ['listItem', ...inline(node.children)]
    default:
      return [
        node.type,
        ...('children' in node ? inline(node.children) : 'value' in node ? [fold(node.value)] : []),
      ]
  }
}

/** Neighbouring texts are one text, with white space folded across their border. */
function inline(nodes: readonly Nodes[]): Form[] {
  const forms: Form[] = []
  for (const form of nodes.map(formOf)) {
    const last = forms.at(-1)
    if (typeof form === 'string' && typeof last === 'string') forms[forms.length - 1] = fold(last + form)
    else forms.push(form)
  }
  const first = forms[0]
  if (typeof first === 'string') forms[0] = first.trimStart()
  const last = forms.at(-1)
  if (typeof last === 'string') forms[forms.length - 1] = last.trimEnd()
  return forms.filter(form => form !== '')
}

/** markdownlint MD026 takes the final punctuation of a heading away. */
function withoutFinalPunctuation(forms: readonly Form[]): Form[] {
  const last = forms.at(-1)
  return typeof last === 'string'
    ? [...forms.slice(0, -1), last.replace(/(?<![.,;:!。，；：！])[.,;:!。，；：！]+$/, '')]
    : [...forms]
}

/** Formatters reprint JSON and YAML inside fences; in other code they touch the ends of lines at most. */
function codeText(lang: string, value: string): string {
  if (/^(?:json[c5]?|ya?ml)$/i.test(lang)) {
    return value
      .replace(/\s+/g, '')
      .replace(/'/g, '"')
      .replace(/,([}\]])/g, '$1')
  }
  return value
    .split(/\r\n|[\r\n]/)
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n')
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ')
}
