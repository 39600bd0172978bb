/** A way from a node of a flowchart to the next. */
export interface Edge {
  readonly to: string
  readonly label: string | undefined
}

/** A flowchart as data. */
export interface Flowchart {
  readonly root: string
  readonly texts: ReadonlyMap<string, string>
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  /** The heading of the guide that a node leads to, as the anchor of an address. */
  readonly anchors: ReadonlyMap<string, string>
}

/**
 * Reads the part of Mermaid's language that the guide uses: one edge per line, `a --> b` or `a -- label --> b` (longer
 * arrows too), each node's text where it first stands. Gives `undefined` for anything else.
 */
export function readFlowchart(source: string): Flowchart | undefined {
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
  const clicks = [...source.matchAll(/^[ \t]*click (\w+) "#([^"]+)"$/gm)]
  const anchors = new Map(clicks.map(([, id = '', anchor = '']) => [id, anchor]))
  return root === undefined ? undefined : { root, texts, edges, anchors }
}
