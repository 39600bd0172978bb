interface Edge {
  readonly to: string
  readonly label: string | undefined
}

/**
 * A Mermaid flowchart as an outline for a terminal. It reads the part of the language that the guide uses: one edge
 * per line, `a --> b` or `a -- label --> b` (longer arrows too), each node's text where it first stands. Gives `undefined` for anything
 * else, so that a chart which it does not understand is shown as it is written.
 */
export function flowchartOutline(source: string): readonly string[] | undefined {
  const [first, ...lines] = source
    .split('\n')
    .filter(line => line.trim() !== '' && !/^\s*(?:class(?:Def)?|click) /.test(line))
  if (first === undefined || !/^flowchart (?:TD|LR)$/.test(first.trim())) return undefined
  const texts = new Map<string, string>()
  const edges = new Map<string, Edge[]>()
  let root: string | undefined
  const idOf = (node: string): string | undefined => {
    const match = /^(\w+)(?:[[({]+"(.*)"[\])}]+)?$/.exec(node.trim())
    const [, id, text] = match ?? []
    if (id !== undefined && text !== undefined) texts.set(id, text.replaceAll('<br>', ' '))
    return id
  }
  for (const line of lines) {
    const [left = '', right] = line.split(/ -{2,}> /)
    const [start = '', label] = left.split(' -- ')
    const from = idOf(start)
    const to = right === undefined ? undefined : idOf(right)
    if (from === undefined || (right !== undefined && to === undefined)) return undefined
    root ??= from
    if (to !== undefined) edges.set(from, [...(edges.get(from) ?? []), { to, label: label?.trim() }])
  }
  return root === undefined ? undefined : outline(root, texts, edges, new Set())
}

/** A question with labelled answers stands above them; a node that was shown before is only named. */
function outline(
  id: string,
  texts: ReadonlyMap<string, string>,
  edges: ReadonlyMap<string, readonly Edge[]>,
  shown: Set<string>,
): readonly string[] {
  const text = texts.get(id) ?? id
  if (shown.has(id)) return [text]
  shown.add(id)
  const children = edges.get(id) ?? []
  return [
    text,
    ...children.flatMap(({ to, label }, index) => {
      const last = index === children.length - 1
      const [head = '', ...rest] = outline(to, texts, edges, shown)
      const lead = label === undefined ? head : `${label}: ${head}`
      return [`${last ? '└─' : '├─'} ${lead}`, ...rest.map(line => `${last ? '  ' : '│ '} ${line}`)]
    }),
  ]
}
