/** How `claude` was called, as far as it changes what counts. */
export interface CalledWith {
  readonly bare?: true
  readonly restricted?: true
}

/** An error is short, and the last call of a log counts: so many lines are looked at, and so much of each. */
const LINES = 200
const LENGTH = 400

const switches: readonly (readonly [variable: string, flag: string, key: keyof CalledWith])[] = [
  ['CLAUDE_CODE_SIMPLE', '--bare', 'bare'],
  ['CLAUDE_CODE_RESTRICTED', '--restricted', 'restricted'],
]

/** What the last command line in a pasted text says of it: a person pastes the call above what came of it. */
export function calledWithIn(text: string): CalledWith {
  const lines = text.split(/\r?\n/).slice(-LINES).reverse()
  for (const line of lines) {
    const call = callIn(line.slice(0, LENGTH))
    if (call !== undefined) return call
  }
  return {}
}

function callIn(line: string): CalledWith | undefined {
  const words = line
    .replaceAll(/'[^']{0,400}'|"[^"]{0,400}"/g, 'TEXT')
    .split(/\s+/)
    .filter(word => word !== '')
  const at = words.findIndex(word => /^(?:[\w.~\\/:-]{0,200}[\\/])?claude(?:\.exe|\.cmd)?$/.test(word))
  const typed = at < 0 ? [] : flagsOf(words.slice(at + 1))
  const flags = typed.length > 0 ? typed : flagsListed(line)
  // A person typed it at a prompt, with nothing behind it.
  if (at > 0 && at === words.length - 1 && /^[$%>❯]$/.test(words[at - 1] ?? '')) return {}
  if (flags.length === 0 || flags.some(flag => flag === '--help' || flag === '--version')) return undefined
  const before = words.slice(0, at)
  return Object.fromEntries(
    switches
      .filter(
        ([variable, flag]) =>
          flags.includes(flag) || before.some(word => word.toLowerCase() === `${variable}=1`.toLowerCase()),
      )
      .map(([, , key]) => [key, true]),
  )
}

/** What a program around `claude` says it handed over, `args: --bare -p`, as text or as JSON; `-p` tells whose they are. */
function flagsListed(line: string): readonly string[] {
  const [, list] = /\b(?:args|argv|arguments|flags)["']?\s?[:=]\s?(.{1,400})/i.exec(line) ?? []
  const words = (list ?? '').split(/[\s,[\]"']+/).filter(word => word !== '')
  const flags = flagsOf(words)
  return flags.some(flag => flag === '-p' || flag === '--print') ? flags : []
}

/** The flags of one command; prose has none right behind the name. */
function flagsOf(words: readonly string[]): readonly string[] {
  if (words[0]?.startsWith('-') !== true) return []
  const end = words.findIndex(word => /^(?:[|&;]{1,2}|#)/.test(word))
  return (end < 0 ? words : words.slice(0, end)).filter(word => word.startsWith('-'))
}
