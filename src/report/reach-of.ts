import type { HereEnds } from './here-ends.ts'

/** Asked for each further line: what goes on behind it, or `undefined` where the statement has ended before it. */
export type Reach = (line: string) => Reach | undefined

/** Lines in which brackets close, or a fragment of a here-document ends: of prose nobody can say where it does. */
const MOST = 60
/** Lines before a name, in which its value can stand. */
const MOST_BACK = 5
/** Characters of a line that are looked at: a longer one is no line of a statement. */
const SEEN = 600
const HERE = /<<[-~]?[ \t]{0,4}(["']?)([A-Za-z_]\w{0,40})\1/
/** Nothing but a name, or a name in a field: `"name": "API_KEY",`, `- --api-key`, `"--password",`, `<name>…</name>`. */
const ALONE =
  /^[+ -]?[ \t]{0,80}(?:[-*?][ \t]{1,8}){0,3}(?:<[\w-]{1,20}>|\\?["']?[\w-]{1,20}\\?["']?[ \t]{0,4}[:=][ \t]{0,4})?\\?["'`*]{0,3}-{0,2}[\w./ -]{2,80}\\?["'`*]{0,3}(?:<\/[\w-]{1,20}>|[,:]{0,2})[ \t]{0,8}\\?\r?$/
const IS_FIELD = /(?:name|key|id|variable|n|k)\\?["']?[ \t]{0,4}[:=]/i

/** How far the statement reaches that begins with, or holds, a word for a secret. */
export function reachOf(
  lines: readonly string[],
  index: number,
  { from, endOf }: { readonly from: number; readonly endOf: HereEnds },
): { readonly ahead: Reach | undefined; readonly back: number } {
  const line = (lines[index] ?? '').slice(0, SEEN)
  const alone = ALONE.test(line)
  const back = alone && IS_FIELD.test(line) ? backOf(lines, index) : 0
  const here = HERE.exec(line)
  const end = here === null ? undefined : endOf(index, here[2] ?? '')
  const ahead = end === undefined ? aheadOf(line, { from, alone }) : untilLine(end - index - 1)
  return { ahead, back }
}

function aheadOf(
  line: string,
  { from, alone }: { readonly from: number; readonly alone: boolean },
): Reach | undefined {
  const here = HERE.exec(line)
  if (here !== null) return untilWord(here[2] ?? '', MOST)
  const opened = depthOf(line.slice(from))
  if (opened > 0) return untilClosed(opened, MOST)
  if (/\\\r?$/.test(line)) return nextLines(1)
  if (/(?:^|[^:]):[ \t]{0,4}(?:[|>][+-]?\d?)?[ \t]{0,8}\r?$/.test(line)) return whileDeeper(marginOf(line))
  const fields = fieldsOf(line)
  if (fields > 1) return whileFields(fields)
  return alone ? nextLines(MOST_BACK) : undefined
}

/** The lines of the same object before the field that holds its name. */
function backOf(lines: readonly string[], index: number): number {
  const margin = marginOf(lines[index] ?? '')
  let back = 0
  while (back < MOST_BACK && index > back) {
    const line = (lines[index - back - 1] ?? '').slice(0, SEEN)
    const isFirst = /^[+ -]?[ \t]{0,80}- /.test(line)
    if (/[{}[\]]/.test(line) || line.trim() === '' || (marginOf(line) < margin && !isFirst)) break
    back++
    if (isFirst) break
  }
  return back
}

function untilLine(left: number): Reach {
  return () => (left === 0 ? undefined : untilLine(left - 1))
}

function untilWord(word: string, left: number): Reach | undefined {
  return line => (left === 0 || line.trim() === word ? undefined : untilWord(word, left - 1))
}

function untilClosed(depth: number, left: number): Reach | undefined {
  if (depth <= 0 || left === 0) return undefined
  return line => untilClosed(depth + depthOf(line), left - 1) ?? ended
}

function nextLines(left: number): Reach | undefined {
  return line => (left === 0 || line.trim() === '' ? undefined : (nextLines(left - 1) ?? ended))
}

function whileDeeper(margin: number): Reach {
  const goesOn: Reach = line =>
    line.trim() !== '' && marginOf(line) <= margin && !/^[ \t]{0,80}- /.test(line) ? undefined : goesOn
  return goesOn
}

function whileFields(fields: number): Reach {
  const goesOn: Reach = line => (fieldsOf(line) < fields ? undefined : goesOn)
  return goesOn
}

const ended: Reach = () => undefined

/** How many brackets of a line stay open. */
function depthOf(line: string): number {
  let depth = 0
  for (const char of line.slice(0, SEEN)) {
    if (char === '{' || char === '[' || char === '(') depth++
    else if (char === '}' || char === ']' || char === ')') depth--
  }
  return depth
}

function marginOf(line: string): number {
  return (/^[ \t]{0,200}/.exec(line)?.[0] ?? '').length
}

/** Separators of a row: of a table in Markdown, of CSV, of TSV. Prose and code are no row. */
function fieldsOf(line: string): number {
  const near = line.slice(0, SEEN)
  if (/^[ \t]{0,8}\|.{0,590}\|[ \t]{0,8}\r?$/.test(near)) return near.split('|').length - 1
  if (
    !/^(?:[^\s,;\t"]{1,80}|"[^"\n]{0,200}")(?:[,;\t](?:[^\s,;\t"]{0,200}|"[^"\n]{0,200}"|)){1,20}\r?$/.test(
      near,
    )
  )
    return 0
  return near.split(/[,;\t]/).length
}
