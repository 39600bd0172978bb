import { assignedName, scanEnv } from './env-scan.ts'
import type { Line } from './line.ts'
import type { LineFormat } from './line-format.ts'

/** `.env.example` and its relatives: an entry is a variable, live or commented out, with the comments above it. */
export const envFormat: LineFormat = {
  loneCr: true,
  quoted: lines => scanEnv(lines).quoted,
  cut: cutEnv,
  subject: texts => texts.map(assignedName).find(name => name !== undefined),
  show: texts => texts.map(withoutValue).join('\n'),
}

function cutEnv(lines: readonly Line[]): readonly (readonly Line[])[] {
  const entries: (readonly Line[])[] = []
  const variables = new Map(scanEnv(lines).variables.map(variable => [variable.line, variable]))
  let comments: Line[] = []
  const flush = () => {
    if (comments.length > 0) entries.push(comments)
    comments = []
  }
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (line === undefined) continue
    const variable = variables.get(index)
    if (variable !== undefined) {
      entries.push([...comments, ...lines.slice(index, variable.lastLine + 1)])
      comments = []
      index = variable.lastLine
    } else if (line.text.trimStart().startsWith('#')) {
      comments.push(line)
    } else {
      flush()
      entries.push([line])
    }
  }
  flush()
  return entries
}

/** Only a comment, and a name with its equals sign, are shown: what stands behind one may be a key. */
function withoutValue(text: string): string {
  if (assignedName(text) === undefined) return text.trimStart().startsWith('#') || text === '' ? text : '…'
  const at = text.indexOf('=') + 1
  return text.slice(0, at) + (text.slice(at).trim() === '' ? '' : '…')
}
