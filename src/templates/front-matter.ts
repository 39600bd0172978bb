import { TemplateError } from './template-error.ts'

/** The flat `key: value` lines at the top of a template, and the Markdown after them. */
export interface FrontMatter {
  /** Every key, `source` and `verified` included; the order is that of the file. */
  readonly meta: ReadonlyMap<string, string>
  readonly body: string
  /** Add it to a line of the body to get the line of the file. */
  readonly bodyLine: number
}

/** Splits a template. Flat on purpose: what needs YAML is no template. Throws {@link TemplateError}. */
export function readFrontMatter(file: string, source: string): FrontMatter {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  if (lines[0] !== '---') {
    throw new TemplateError({ file, line: 1 }, 'starts without front matter; add `source` and `verified`')
  }
  const end = lines.indexOf('---', 1)
  if (end < 0) throw new TemplateError({ file, line: 1 }, 'front matter has no closing `---`')
  const meta = new Map<string, string>()
  for (const [index, text] of lines.slice(1, end).entries()) {
    const line = index + 2
    const [, key, value] = /^([a-z][a-z0-9-]*): *(.*?) *$/.exec(text) ?? []
    if (key === undefined || value === undefined) {
      throw new TemplateError({ file, line }, `front matter holds flat \`key: value\` lines, not \`${text}\``)
    }
    if (meta.has(key)) throw new TemplateError({ file, line }, `front matter names \`${key}\` twice`)
    meta.set(key, unquoted(value))
  }
  const at = { file, line: end + 1 }
  if (!meta.get('source'))
    throw new TemplateError(at, 'front matter lacks `source`, where the facts come from')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(meta.get('verified') ?? '')) {
    throw new TemplateError(at, 'front matter lacks `verified`, the day as YYYY-MM-DD')
  }
  return { meta, body: lines.slice(end + 1).join('\n'), bodyLine: end + 1 }
}

/** Quotes keep a value with `: ` valid YAML for other tools; they are no part of it. */
function unquoted(value: string): string {
  const quote = value[0]
  const quoted = value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote)
  return quoted ? value.slice(1, -1) : value
}

/** A whole number from the front matter, or `undefined` where the key is absent. */
export function numberOf(file: string, meta: ReadonlyMap<string, string>, key: string): number | undefined {
  const value = meta.get(key)
  if (value === undefined) return undefined
  if (!/^[1-9]\d*$/.test(value)) {
    const line = [...meta.keys()].indexOf(key) + 2
    throw new TemplateError({ file, line }, `\`${key}\` is a whole number from 1, not \`${value}\``)
  }
  return Number(value)
}
