import { isRefused } from '../credentials/shape.ts'
import type { Credential, Defect } from '../credentials/types.ts'
import { valuesWith } from './in-use.ts'
import type { Rule } from './rule.ts'

export const valueRefused: Rule = {
  id: 'value-refused',
  severity: 'error',
  causes: [6],
  check: d =>
    valuesWith(
      d,
      one => isRefused(one),
      (name, one) => `${name} holds ${refusals(one)}, so Claude Code refuses to send it`,
    ),
}

const words: Readonly<Partial<Record<Defect, string>>> = {
  'line-break': 'a line break',
  'curly-quote': 'a curly quote',
  'control-character': 'a control character',
  'not-latin-1': 'a character that no header can carry',
  'bad-header-name': 'a line that does not begin with a header name',
}

function refusals({ defects }: Credential): string {
  return defects.flatMap(defect => words[defect] ?? []).join(' and ')
}
