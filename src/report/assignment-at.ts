/** How a value stands to the name before it. */
export interface Assignment {
  readonly name: string
  /** `=` tight or in a line of its own, `:` in a mapping, ` ` after a command, `|` in a table. */
  readonly sign: '=' | ' = ' | ':' | ' ' | '|'
  /** Where the value begins. */
  readonly at: number
  /** Where the line of the name begins. */
  readonly line: number
  /** True where the value goes on to the end of the line, as in an env file. */
  readonly wholeLine: boolean
  /** True where only a quoted value counts. */
  readonly quotedOnly: boolean
  /** True for a mapping whose name has no quotes: what follows may be prose. */
  readonly plainMapping: boolean
}

/** What may stand before the name in an env file: a diff's column, a comment sign, the command that sets it. */
const LINE_LEAD =
  /^[+ -]?[ \t]*(?:(?:#|\/\/|>|- )[ \t]*){0,3}(?:(?:export|set|setx(?: \/[A-Za-z])?|declare -x|typeset -x|setenv|set -[a-zA-Z]+|launchctl setenv|ENV|ARG|env|Environment=|Environment="?)[ \t]*|\$env[:.])?["']?$/i
const SET_BY_SPACE =
  /(?:^|[ \t])(?:setx(?: \/[A-Za-z])?|setenv|set -[a-zA-Z]+(?: -[a-zA-Z]+){0,3}|ENV)[ \t]+["']?$|(?:^|[ \t"'`([])--?$|(?:^|[ \t])config[ \t]set[ \t](?:--?\w{1,20}[ \t]){0,3}[^\s"'=]{0,120}$/i
const UNIVERSAL = /^SETUVAR (?:--\w+ ){0,3}$/
const SIGN =
  /(\\?["'`])?([\])}]?)([ \t]{0,8}(?::=|=>|<-|(?:\|\||\?\?|\/\/|[+?])?=(?!=)|[:,|>])[ \t]{0,8}|[ \t]{1,8}(?=\S))/y
/** A name and its value in fields of their own: `name: X`, `value: …`, as Kubernetes and ECS have them. */
const FIELD =
  /(\\?["'])?,?[ \t\r]{0,8}\n?[+ -]?[ \t]{0,80}\\?["']?(?:value|v)\\?["']?[ \t]{0,8}[:=][ \t]{0,8}/iy
const PROPERTY = /<\/(?:key|name|string)>\s{0,80}<(?:string|value)>/iy
/** The type of a variable, before the value that it is given: `apiKey: String = "…"`. What is very short names something. */
const TYPED =
  /^[A-Za-z_][\w.?|<>]{0,60}(?:[ \t]{1,4}\|[ \t]{1,4}\w{1,30})?[ \t]{0,8}=[ \t]{0,8}(?=["'`][^"'`\n]{8})/
/** A tag or an anchor of YAML, before the value. */
const TAG = /^(?:[!&][\w!/:.-]{0,60}[ \t]{1,8}){1,2}/
const FAR = 200

/** The assignment of which this name is the left side; `undefined` where it is just a word. */
export function assignmentAt(
  text: string,
  { start, name }: { readonly start: number; readonly name: string },
): Assignment | undefined {
  const line = lineStart(text, start)
  const lead = start - line < FAR ? text.slice(line, start) : 'far'
  const end = start + name.length
  const field = fieldValue(text, { end, lead })
  const base = { name, line, wholeLine: false, quotedOnly: false, plainMapping: false }
  if (field !== undefined) return { ...base, sign: '=', at: field }
  SIGN.lastIndex = end
  const [all = '', quote, bracket = '', signs = ''] = SIGN.exec(text) ?? []
  if (all === '') return undefined
  const at = end + all.length
  const bare = signs.trim()
  // `$ENV{NAME} = …`; behind any other brace stands a text.
  if (bracket === '}' && !bare.endsWith('=')) return undefined
  if (bare === ':') {
    if (UNIVERSAL.test(lead)) return { ...base, sign: '=', at, wholeLine: true }
    const typed = TYPED.exec(text.slice(at, at + FAR))
    if (typed !== null) return { ...base, sign: ' = ', at: at + typed[0].length, quotedOnly: true }
    const isOwnLine = LINE_LEAD.test(lead)
    if (quote === undefined && !isOwnLine && !/[{,][ \t]{0,8}$/.test(lead)) return undefined
    const tag = TAG.exec(text.slice(at, at + FAR))?.[0] ?? ''
    return { ...base, sign: ':', at: at + tag.length, plainMapping: quote === undefined || quote === '`' }
  }
  if (bare === ',')
    return quote === undefined || quote === '`' || !lead.replace(/--?$/, '').endsWith(quote)
      ? undefined
      : { ...base, sign: '=', at, quotedOnly: true }
  if (bare === '|') return { ...base, sign: '|', at }
  if (bare === '>')
    return lead.endsWith('<') && closesElement(text, { at, name }) ? { ...base, sign: '=', at } : undefined
  if (bare === '') {
    if (!SET_BY_SPACE.test(lead)) return undefined
    return { ...base, sign: lead.endsWith('-') ? ' ' : '=', at, wholeLine: false }
  }
  const tight = signs === '=' && bracket === ''
  const wholeLine = quote === undefined && bracket === '' && LINE_LEAD.test(lead)
  return { ...base, sign: tight ? '=' : ' = ', at, wholeLine }
}

/** An element of XML, not a placeholder that is followed by a command. */
function closesElement(text: string, { at, name }: { readonly at: number; readonly name: string }): boolean {
  return text.slice(at, at + 500).includes(`</${name}>`)
}

function fieldValue(
  text: string,
  { end, lead }: { readonly end: number; readonly lead: string },
): number | undefined {
  if (/(?:name|key|n|k)\\?["']?[ \t]{0,8}[:=][ \t]{0,8}\\?["']?$/i.test(lead)) {
    FIELD.lastIndex = end
    const found = FIELD.exec(text)
    if (found !== null) return end + found[0].length
  }
  if (!/<(?:key|name|string)>$/i.test(lead)) return undefined
  PROPERTY.lastIndex = end
  const found = PROPERTY.exec(text)
  return found === null ? undefined : end + found[0].length
}

/** Looked for over a bounded stretch: what is farther has no line of its own. */
function lineStart(text: string, offset: number): number {
  const from = Math.max(0, offset - FAR - 1)
  const near = text.slice(from, offset).lastIndexOf('\n')
  return near < 0 ? from : from + near + 1
}
