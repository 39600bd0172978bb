import type { Mention } from '../../credentials/facts.ts'
import { type LineLanguage, set } from '../../shells/line-language.ts'

/** A line that sets or removes a variable. `value` stays in `io/`; undefined where the line computes it. */
export interface FoundLine {
  readonly line: number
  readonly variable: string
  readonly action: Mention['action']
  readonly exported: boolean
  readonly value?: string
}

/** Of `.env` files and of the tables of `mise.toml`: no shell reads them. */
export const dotenvLines: LineLanguage = { patterns: [set(/^\s*(?:export\s+)?(\w+)\s*=(.*)$/, true)] }
export const tomlLines: LineLanguage = { patterns: [set(/^\s*(\w+)\s*=\s*(.*)$/, true)] }

/** The lines of a file that set or remove one of the variables. Nothing is run and no other file is followed. */
export function scanLines(
  text: string,
  language: LineLanguage,
  variables: readonly string[],
): readonly FoundLine[] {
  if (!variables.some(name => text.includes(name))) return []
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const found = lines.flatMap((line, index) => {
    const hit = match(line, language)
    return hit !== undefined && variables.includes(hit.variable) ? [{ line: index + 1, ...hit }] : []
  })
  const { exportedBy } = language
  if (exportedBy === undefined) return found
  // `KEY=…` on one line and `export KEY` on another.
  const exported = new Set(lines.flatMap(exportedBy))
  return found.map(one =>
    one.action === 'set' && exported.has(one.variable) ? { ...one, exported: true } : one,
  )
}

function match(line: string, language: LineLanguage): Omit<FoundLine, 'line'> | undefined {
  for (const { match, action, exported } of language.patterns) {
    const hit = match.exec(line)
    if (hit === null) continue
    const variable = hit[1] ?? ''
    const value = action === 'set' ? literal(hit[2] ?? '', language) : undefined
    return { variable, action, exported, ...(value === undefined ? {} : { value }) }
  }
  return undefined
}

/** The value of a plain literal. A command or a variable inside is computed: nothing is known about it. */
function literal(written: string, language: LineLanguage): string | undefined {
  const text = written.trim()
  if (language.unescape !== undefined) return language.unescape(text)
  const quoted = /^(['"])(.*?)\1\s*(?:[;#)].*|,.*)?$/.exec(text)
  if (quoted !== null) {
    const inner = quoted[2] ?? ''
    return quoted[1] === '"' && /[$`]/.test(inner) && !isReference(inner) ? undefined : inner
  }
  const bare = text
    .replace(/(?<!\s)\s+#.*$/, '')
    .replace(/;.*/, '')
    .trim()
  return /[$`(]/.test(bare) ? undefined : bare
}

/** In `.env` files a `${NAME}` that nothing expands is itself the mistake. */
function isReference(text: string): boolean {
  return /^\$\{\w+\}$/.test(text)
}
