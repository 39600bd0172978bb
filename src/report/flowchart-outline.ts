import { type Flowchart, readFlowchart } from './flowchart.ts'

/**
 * A Mermaid flowchart as an outline for a terminal; `undefined` for one that {@link readFlowchart} does not understand,
 * which is then shown as it is written.
 */
export function flowchartOutline(source: string): readonly string[] | undefined {
  const chart = readFlowchart(source)
  return chart === undefined ? undefined : outline(chart.root, chart, new Set())
}

/** A question with labelled answers stands above them; a node that was shown before is only named. */
function outline(id: string, chart: Flowchart, shown: Set<string>): readonly string[] {
  const { texts, edges } = chart
  const text = texts.get(id) ?? id
  if (shown.has(id)) return [text]
  shown.add(id)
  const children = edges.get(id) ?? []
  return [
    text,
    ...children.flatMap(({ to, label }, index) => {
      const last = index === children.length - 1
      const [head = '', ...rest] = outline(to, chart, shown)
      const lead = label === undefined ? head : `${label}: ${head}`
      return [`${last ? '└─' : '├─'} ${lead}`, ...rest.map(line => `${last ? '  ' : '│ '} ${line}`)]
    }),
  ]
}
