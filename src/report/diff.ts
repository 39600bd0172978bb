import type { Edit } from '../types.ts'
import { mask } from './mask.ts'

type Side = { readonly text: string; readonly name: string }

/** Past so many changed lines the exact shortest diff is not worth its quadratic time; the file is shown whole. */
const MOST_CHANGES = 4000

/**
 * The unified diff of an edit, as git writes it: `git apply` takes it as long as nothing had to be masked.
 * Line ends are kept as they are. Empty where nothing changes. Loads the diff library, so it is asynchronous.
 */
export async function diffOf(edit: Pick<Edit, 'path' | 'before' | 'after'>): Promise<string> {
  if (edit.before === edit.after) return ''
  // Masked before they are cut into lines and hunks: what makes a line a secret may stand far above it.
  const shown = windowOf(edit.before ?? '', edit.after ?? '')
  const before: Side = {
    text: mask(shown.before),
    name: edit.before === undefined ? '/dev/null' : quoted(`a/${edit.path}`),
  }
  const after: Side = {
    text: mask(shown.after),
    name: edit.after === undefined ? '/dev/null' : quoted(`b/${edit.path}`),
  }
  const head = [`diff --git ${quoted(`a/${edit.path}`)} ${quoted(`b/${edit.path}`)}`]
  if (edit.before === undefined) head.push('new file mode 100644')
  if (edit.after === undefined) head.push('deleted file mode 100644')
  const hunks = await hunksOf(before.text, after.text, shown.line)
  if (hunks !== '') head.push(`--- ${before.name}`, `+++ ${after.name}`)
  return `${mask(head.join('\n'))}\n${hunks}`
}

/** Characters. No value that is masked over lines is longer, nor is what is shown around a change. */
const REACH = 65_536

/** The lines that changed with as much before and behind them as can bear on them, and how many lines come before. */
function windowOf(
  before: string,
  after: string,
): { readonly before: string; readonly after: string; readonly line: number } {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const from = before.lastIndexOf('\n', head - REACH) + 1
  const start = head > REACH ? from : 0
  const next = before.indexOf('\n', before.length - tail + REACH)
  const left = tail > REACH && next >= 0 ? before.length - next - 1 : 0
  return {
    before: before.slice(start, before.length - left),
    after: after.slice(start, after.length - left),
    line: start === 0 ? 0 : before.slice(0, start).split('\n').length - 1,
  }
}

async function hunksOf(before: string, after: string, line: number): Promise<string> {
  const { structuredPatch } = await import('diff')
  const options = { context: 3, maxEditLength: MOST_CHANGES }
  const hunks = structuredPatch('', '', before, after, '', '', options)?.hunks ?? [wholeFile(before, after)]
  return hunks
    .map(({ oldStart, oldLines, newStart, newLines, lines }) => {
      // Unified diff counts from the line before, where a side has no line.
      const from = `${line + (oldLines === 0 ? oldStart - 1 : oldStart)},${oldLines}`
      const to = `${line + (newLines === 0 ? newStart - 1 : newStart)},${newLines}`
      return `@@ -${from} +${to} @@\n${lines.join('\n')}\n`
    })
    .join('')
}

function wholeFile(before: string, after: string) {
  const old = linesOf(before)
  const now = linesOf(after)
  return {
    oldStart: 1,
    oldLines: old.length,
    newStart: 1,
    newLines: now.length,
    lines: [...marked('-', old, before), ...marked('+', now, after)],
  }
}

function linesOf(text: string): readonly string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

function marked(sign: string, lines: readonly string[], text: string): readonly string[] {
  const result = lines.map(line => sign + line)
  return text === '' || text.endsWith('\n') ? result : [...result, '\\ No newline at end of file']
}

/** Git's quoting of a path that holds a quote, a backslash or a control character. */
function quoted(path: string): string {
  if (!/[\0-\x1f\x7f"\\]/.test(path)) return path
  const octal = (char: string): string =>
    char === '"' || char === '\\' ? `\\${char}` : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`
  return `"${path.replace(/[\0-\x1f\x7f"\\]/g, octal)}"`
}
