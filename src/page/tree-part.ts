import { templates } from 'virtual:templates'
import type { Heading } from 'mdast'
import { parseMarkdown, printMarkdown } from '../mdast/parse-and-print.ts'
import { type Flowchart, readFlowchart } from '../report/flowchart.ts'
import { renderGuide } from '../templates/render-guide.ts'
import { make, part } from './make.ts'
import { blockViews } from './markdown-view.ts'
import type { Reader } from './reader.ts'

/** The decision tree of the guide, one question at a time; `way` is the nodes behind the first. */
export function treePart(readerOf: () => Reader): (way: readonly string[]) => void {
  const source =
    /```mermaid\n((?:(?!```mermaid)[\s\S])*?)\n```/.exec(templates.get('guide/section.md') ?? '')?.[1] ?? ''
  const chart = readFlowchart(source)
  if (chart === undefined) throw new Error('the guide has no decision tree')
  const place = part('tree-place', HTMLDivElement)
  return way => {
    const nodes = [chart.root, ...followed(chart, way)]
    const at = nodes.at(-1) ?? chart.root
    const next = chart.edges.get(at) ?? []
    const title = make('h3', { tabindex: '-1', id: 'tree-title' }, chart.texts.get(at) ?? at)
    const ways = next.map(({ to, label }) =>
      make(
        'li',
        {},
        make('a', { href: hashOf([...nodes, to]), class: 'choice' }, label ?? chart.texts.get(to) ?? to),
      ),
    )
    const taken = nodes
      .slice(0, -1)
      .map((id, index) =>
        make('li', {}, make('a', { href: hashOf(nodes.slice(0, index + 1)) }, chart.texts.get(id) ?? id)),
      )
    place.replaceChildren(
      ...(taken.length === 0
        ? []
        : [make('nav', { 'aria-label': 'The way here' }, make('ol', { class: 'way' }, ...taken))]),
      title,
      ...said(chart.anchors.get(at), readerOf()),
      ...(ways.length === 0 ? [] : [make('ul', { class: 'choices' }, ...ways)]),
    )
  }
}

/** As far as a way follows the chart: an address that somebody made up leads to the last node that is true. */
function followed({ root, edges }: Flowchart, way: readonly string[]): readonly string[] {
  const nodes: string[] = []
  for (const id of way) {
    const from = nodes.at(-1) ?? root
    if (edges.get(from)?.some(({ to }) => to === id) !== true) break
    nodes.push(id)
  }
  return nodes
}

const hashOf = (nodes: readonly string[]) => ['#tree', ...nodes.slice(1)].join('/')

/** What the guide says under the heading of an answer, with the commands of the reader's shell. */
function said(anchor: string | undefined, { shell, os = [] }: Reader): readonly Node[] {
  if (anchor === undefined) return []
  const shells = shell === undefined ? [] : [shell]
  const profile = { os, shells, environments: [], provider: 'anthropic' } as const
  const { children } = parseMarkdown(renderGuide({ sources: templates, profile }))
  const start = children.findIndex(node => node.type === 'heading' && slugOf(node) === anchor)
  const heading = children[start]
  if (heading?.type !== 'heading') return []
  const rest = children.slice(start + 1)
  const end = rest.findIndex(node => node.type === 'heading' && node.depth <= heading.depth)
  return blockViews([heading, ...rest.slice(0, end < 0 ? rest.length : end)])
}

/** The anchor that GitHub gives a heading. */
function slugOf(heading: Heading): string {
  return printMarkdown(heading.children.map(child => ({ type: 'paragraph', children: [child] })))
    .toLowerCase()
    .replace(/\n+/g, '')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
