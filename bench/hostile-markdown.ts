/** A pattern that has held a Markdown parser for long; `build` gives about `size` characters of it. */
export interface HostilePattern {
  readonly name: string
  readonly build: (size: number) => string
}

export const hostilePatterns: readonly HostilePattern[] = [
  repeated('paragraph lines', 'a\n'),
  repeated('pipes', '|a\n'),
  repeated('blank lines', '\n'),
  repeated('carriage returns', '\r'),
  repeated('bullets on one line', '- '),
  { name: 'bullets on one line before a word', build: size => `${'- '.repeat(size / 2)}a` },
  { name: 'two bullets in turn on one line', build: size => `${'- * '.repeat(size / 4)}a` },
  repeated('numbers on one line', '1. '),
  repeated('quotes on one line', '> '),
  repeated('quotes and bullets on one line', '> - '),
  {
    name: 'deep quote, then lazy lines',
    build: size => `${'>'.repeat(size / 2)}a\n${'b\n'.repeat(size / 4)}`,
  },
  {
    name: 'deep list, then blank lines',
    build: size => `${'- '.repeat(size / 4)}a\n${'\n'.repeat(size / 2)}`,
  },
  {
    name: 'deep list, then lazy lines',
    build: size => `${'- '.repeat(size / 4)}a\n${'b\n'.repeat(size / 4)}`,
  },
  {
    name: 'quote around a deep list, then marked blank lines',
    build: size => `> ${'- '.repeat(size / 4)}a\n${'>\n'.repeat(size / 4)}`,
  },
  {
    name: 'deep list that each line continues',
    build: size => {
      const depth = Math.floor(Math.sqrt(size) / 2)
      return `${'- '.repeat(depth)}a\n${`${'  '.repeat(depth)}b\n`.repeat(size / (2 * depth))}`
    },
  },
  { name: 'list nested by indentation', build: size => staircase(size, ' ', '- a\n') },
  { name: 'quotes nested deeper by line', build: size => staircase(size, '>', 'a\n') },
  repeated('list and paragraph in turn', '- a\n\nb\n\n'),
  repeated('list and quote in turn', '- a\n> b\n'),
  repeated('loose list', '- a\n\n'),
  repeated('tight list', '- a\n'),
  repeated('ATX headings', '# a\n'),
  repeated('setext headings', 'a\n===\n'),
  repeated('definitions', '[a]: b\n'),
  repeated('definitions, each underlined', '[a]: b\n===\n\n'),
  repeated('definitions with titles on their own lines', "[a]:\nb\n'c'\n"),
  repeated('definitions with open titles', '[a]: b\n"c\n'),
  {
    name: 'definitions, then underlines',
    build: size => `${'[a]: b\n'.repeat(size / 14)}${'==\n'.repeat(size / 6)}`,
  },
  repeated('definition in a quote, each line underlined', '> [a]: b\n> ==\n'),
  repeated('open labels', '[a\n'),
  repeated('open brackets on one line', '['),
  repeated('backslashes', '\\'),
  { name: 'open parentheses of a destination', build: size => `[a]: ${'('.repeat(size)}` },
  repeated('fences', '```\na\n'),
  repeated('fences in turn', '```\n~~~\n'),
  { name: 'one open fence of near closing fences', build: size => `\`\`\`\`\n${'```\n'.repeat(size / 4)}` },
  { name: 'one long backtick line', build: size => `${'`'.repeat(size / 2)} ${'`'.repeat(size / 2)}` },
  repeated('comments that never end', '<!-- '),
  repeated('comments by line', '<!-- a\n-->\n'),
  { name: 'one open comment of near ends', build: size => `<!--\n${'--\n> '.repeat(size / 5)}` },
  { name: 'one open script full of >', build: size => `<script>\n${'t>'.repeat(size / 2)}` },
  repeated('tags by line', '<a href="b">\n'),
  { name: 'one tag with many attributes', build: size => `<a${' b=c'.repeat(size / 4)}` },
  { name: 'one line of spaces', build: size => `- a\n${' '.repeat(size)}b` },
  { name: 'one line of tabs', build: size => `- a\n${'\t'.repeat(size)}b` },
  repeated('thematic breaks', '* * *\n'),
  repeated('digits', '1'),
  { name: 'front matter that never ends', build: size => `---\n${'a: b\n'.repeat(size / 5)}` },
]

function repeated(name: string, unit: string): HostilePattern {
  return { name, build: size => unit.repeat(Math.ceil(size / unit.length)) }
}

/** Lines of 1, 2, 3 … times `step` before `tail`. */
function staircase(size: number, step: string, tail: string): string {
  const lines: string[] = []
  for (let depth = 1, length = 0; length < size; depth++) {
    const line = step.repeat(depth) + tail
    lines.push(line)
    length += line.length
  }
  return lines.join('')
}
