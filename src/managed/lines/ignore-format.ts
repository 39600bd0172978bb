import type { LineFormat } from './line-format.ts'

/** `.gitignore`: each line is an entry of its own. */
export const ignoreFormat: LineFormat = {
  loneCr: false,
  quoted: () => new Set(),
  cut: lines => lines.map(line => [line]),
  subject: ([text = '']) => (text.startsWith('#') ? undefined : text.trim() || undefined),
  show: texts => texts.join('\n'),
}
