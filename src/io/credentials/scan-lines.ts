import type { Mention } from '../../credentials/facts.ts'

/** A line that sets or removes a variable. `value` stays in `io/`; undefined where the line computes it. */
export interface FoundLine {
  readonly line: number
  readonly variable: string
  readonly action: Mention['action']
  readonly exported: boolean
  readonly value?: string
}

export type Language =
  | 'posix'
  | 'csh'
  | 'fish'
  | 'fish-variables'
  | 'nushell'
  | 'powershell'
  | 'dotenv'
  | 'toml'

interface Pattern {
  readonly action: Mention['action']
  readonly match: RegExp
  readonly exported: boolean
}

const set = (match: RegExp, exported: boolean): Pattern => ({ action: 'set', match, exported })
const unset = (match: RegExp): Pattern => ({ action: 'unset', match, exported: false })

/** Group 1 is the name, group 2 the value as written. Commented lines match nothing: every pattern begins at the start. */
const patterns: Readonly<Record<Language, readonly Pattern[]>> = {
  posix: [
    set(/^\s*(?:export|(?:typeset|declare)\s+-g?x)\s+(\w+)=(.*)$/, true),
    set(/^\s*(?:readonly\s+|typeset\s+|declare\s+)?(\w+)=(.*)$/, false),
    unset(/^\s*unset\s+(?:-v\s+)?(\w+)/),
  ],
  csh: [
    set(/^\s*setenv\s+(\w+)\s+(.*)$/, true),
    set(/^\s*set\s+(\w+)\s*=\s*(.*)$/, false),
    unset(/^\s*unsetenv\s+(\w+)/),
  ],
  fish: [
    set(/^\s*set\s+(?=(?:-\S+\s+)*-(?:-export\b|[a-zA-Z]*x))(?:-\S+\s+)+(\w+)\s+(.*)$/, true),
    unset(/^\s*set\s+(?=(?:-\S+\s+)*-(?:-erase\b|[a-zA-Z]*e))(?:-\S+\s+)+(\w+)/),
    set(/^\s*export\s+(\w+)=(.*)$/, true),
    set(/^\s*set\s+(?:-\S+\s+)*(\w+)\s+(.*)$/, false),
  ],
  'fish-variables': [set(/^SETUVAR\s+--export\s+(\w+):(.*)$/, true), set(/^SETUVAR\s+(\w+):(.*)$/, false)],
  nushell: [set(/^\s*\$env\.(\w+)\s*=\s*(.*)$/, true), unset(/^\s*hide-env\s+(?:-i\s+)?(\w+)/)],
  powershell: [
    set(/^\s*\$env:(\w+)\s*=\s*(.*)$/i, true),
    unset(/^\s*Remove-Item\s+(?:-Path\s+)?Env:\\?(\w+)/i),
    set(
      /^\s*\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*['"](\w+)['"]\s*,\s*(['"].*?['"])/i,
      true,
    ),
  ],
  dotenv: [set(/^\s*(?:export\s+)?(\w+)\s*=(.*)$/, true)],
  toml: [set(/^\s*(\w+)\s*=\s*(.*)$/, true)],
}

/** The lines of a file that set or remove one of the variables. Nothing is run and no other file is followed. */
export function scanLines(
  text: string,
  language: Language,
  variables: readonly string[],
): readonly FoundLine[] {
  if (!variables.some(name => text.includes(name))) return []
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const found = lines.flatMap((line, index) => {
    // A line past any credential's length is generated text; bounded, so that a pattern can't be made to work.
    if (line.length > 4000) return []
    const hit = match(line, language)
    return hit !== undefined && variables.includes(hit.variable) ? [{ line: index + 1, ...hit }] : []
  })
  if (language !== 'posix') return found
  const exported = exportedByName(lines)
  return found.map(one =>
    one.action === 'set' && exported.has(one.variable) ? { ...one, exported: true } : one,
  )
}

/** `KEY=…` on one line and `export KEY` on another. */
function exportedByName(lines: readonly string[]): ReadonlySet<string> {
  const names = lines.flatMap(
    line => /^\s*export\s+(\w+(?:\s+\w+)*)(?:\s|;|$)/.exec(line)?.[1]?.split(/\s+/) ?? [],
  )
  return new Set(names)
}

function match(line: string, language: Language): Omit<FoundLine, 'line'> | undefined {
  for (const { match, action, exported } of patterns[language]) {
    const hit = match.exec(line)
    if (hit === null) continue
    const variable = hit[1] ?? ''
    const value = action === 'set' ? literal(hit[2] ?? '', language) : undefined
    return { variable, action, exported, ...(value === undefined ? {} : { value }) }
  }
  return undefined
}

/** The value of a plain literal. A command or a variable inside is computed: nothing is known about it. */
function literal(written: string, language: Language): string | undefined {
  const text = written.trim()
  if (language === 'fish-variables') return unescapeFish(text)
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

function unescapeFish(text: string): string {
  return text.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
