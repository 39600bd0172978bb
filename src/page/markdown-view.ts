import type { PhrasingContent, RootContent } from 'mdast'
import { parseMarkdown } from '../mdast/parse-and-print.ts'
import { make } from './make.ts'

/** Markdown of our templates as elements, headings below those of the page. HTML in it is shown as text. */
export function markdownView(markdown: string): readonly Node[] {
  return blockViews(parseMarkdown(markdown).children)
}

/** The same for what is parsed already. */
export function blockViews(nodes: readonly RootContent[]): readonly Node[] {
  return nodes.map(block)
}

function block(node: RootContent): Node {
  switch (node.type) {
    case 'heading':
      return make(node.depth === 1 ? 'h3' : 'h4', {}, ...inline(node.children))
    case 'paragraph':
      return make('p', {}, ...inline(node.children))
    case 'code':
      // Wide commands scroll, and what scrolls has to be reached by keyboard.
      return make(
        'pre',
        { tabindex: '0', role: 'group', 'aria-label': 'Commands' },
        make('code', {}, node.value),
      )
    case 'list':
      return make(
        node.ordered ? 'ol' : 'ul',
        {},
        ...node.children.map(item => make('li', {}, ...item.children.map(child => block(child)))),
      )
    case 'table':
      return make(
        'div',
        { class: 'wide', tabindex: '0', role: 'group', 'aria-label': 'Table' },
        make(
          'table',
          {},
          ...node.children.map((row, index) =>
            make(
              'tr',
              {},
              ...row.children.map(cell => make(index === 0 ? 'th' : 'td', {}, ...inline(cell.children))),
            ),
          ),
        ),
      )
    case 'blockquote':
      return make('blockquote', {}, ...node.children.map(child => block(child)))
    default:
      return document.createTextNode('value' in node ? node.value : '')
  }
}

function inline(nodes: readonly PhrasingContent[]): readonly (Node | string)[] {
  return nodes.map(node => {
    switch (node.type) {
      case 'inlineCode':
        return make('code', {}, node.value)
      case 'strong':
        return make('strong', {}, ...inline(node.children))
      case 'emphasis':
        return make('em', {}, ...inline(node.children))
      case 'link':
        return /^https:\/\//.test(node.url)
          ? make('a', { href: node.url, rel: 'noreferrer' }, ...inline(node.children))
          : make('span', {}, ...inline(node.children))
      case 'break':
        return make('br')
      default:
        return 'value' in node ? node.value : ''
    }
  })
}
