import type { Defect, Description, Kind } from '../../credentials/types.ts'
import { isPlaceholder } from '../../secrets/placeholder.ts'

const prefixes: readonly (readonly [RegExp, Kind])[] = [
  [/^sk-ant-api0[3-9]/i, 'api-key'],
  [/^sk-ant-api0[12]/i, 'enterprise-admin-key'],
  [/^sk-ant-oat/i, 'oauth-token'],
  [/^sk-ant-ort/i, 'refresh-token'],
  [/^sk-ant-admin/i, 'admin-key'],
  [/^sk-ant-si[dk]/i, 'session-key'],
  [/^(?:sk-(?:proj|svcacct|or-|None)|AIza|gh[pousr]_|xai-|gsk_|AKIA)/, 'other-vendor-key'],
]

/** What a program prints where it had no value. */
const nothings = new Set(['undefined', 'null', 'none', 'true', 'false', '[object object]'])

/**
 * The one place at which a credential's value becomes a description, from which it can't be had back: what it
 * looks like, how long it is as sent, and what is wrong with it.
 */
export function describe(value: string, from: Origin = 'variable'): Description {
  const sent = asSent(value, from)
  return {
    ...{ kind: kindOf(sent), length: sent.length, defects: defectsOf(value, sent) },
    ...(/^op:\/\//.test(unwrap(sent)) ? { vault: '1Password' as const } : {}),
  }
}

/** `saved-key`: `primaryApiKey` of the state file. `login`: the access token, which follows `Bearer `. */
export type Origin = 'variable' | 'saved-key' | 'login'

/**
 * Measured: the client trims variables as JavaScript does. What it stored itself only loses what no header can
 * carry at its ends; and before an access token a blank is kept, since `Bearer ` stands there.
 */
export function asSent(value: string, from: Origin): string {
  if (from === 'variable') return value.trim()
  const end = value.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '')
  return from === 'login' ? end : end.replace(/^[ \t\r\n]+/, '')
}

/** A helper is a command line; its text may hold a secret, so only its length is told, and a key in its place. */
export function describeHelper(command: string): Description {
  const kind = kindOf(command.trim())
  const literal = prefixes.some(([, known]) => known === kind) && !/\s/.test(command.trim())
  return { kind: literal ? kind : 'command', length: command.trim().length, defects: [] }
}

function kindOf(trimmed: string): Kind {
  if (trimmed === '') return 'empty'
  const core = unwrap(trimmed)
  if (/^(?:op|vault|secret|keychain|pass):\/\//.test(core) || /^(?:\$|%\w+%$|`|\{\{)/.test(core))
    return 'reference'
  for (const [prefix, kind] of prefixes) {
    if (prefix.test(core)) return isPlaceholder(core) ? 'placeholder' : kind
  }
  return nothings.has(core.toLowerCase()) || isPlaceholder(core) ? 'placeholder' : 'unknown'
}

/** Without the quotes, `Bearer ` and `NAME=` that were pasted along, so that the kind is still seen. */
function unwrap(text: string): string {
  return text
    .replace(/^(?:export\s+)?[A-Za-z_]\w*=/, '')
    .replace(/^["'\u2018-\u201f]+|(?<!["'\u2018-\u201f])["'\u2018-\u201f]+$/g, '')
    .replace(/^bearer\s+/i, '')
    .trim()
}

function defectsOf(value: string, trimmed: string): readonly Defect[] {
  const defects: Defect[] = []
  if (trimmed === '') return defects
  const at = value.indexOf(trimmed)
  const around = value.slice(0, at) + value.slice(at + trimmed.length)
  const inner = trimmed.replace(/^bearer\s+/i, '')
  const when = (defect: Defect, found: boolean) => found && defects.push(defect)
  when('line-break', /[\r\n]/.test(trimmed))
  when('curly-quote', /[\u2018-\u201f]/.test(trimmed))
  when('control-character', /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(trimmed))
  when('not-latin-1', /[^\0-\xff\u2018-\u201f]/.test(trimmed))
  when('quoted', /^["']|["']$/.test(trimmed))
  when('bearer-prefix', inner !== trimmed)
  when('name-prefix', /^(?:export\s+)?[A-Z_][A-Z0-9_]*=/.test(trimmed))
  when('inner-space', /[ \t]/.test(inner))
  when('latin-1', /[\x80-\xff]/.test(trimmed))
  when('surrounding-line-end', /[\r\n]/.test(around))
  when('surrounding-space', /[ \t]/.test(around))
  when('byte-order-mark', around.includes('\ufeff'))
  when('surrounding-nbsp', /[^\r\n \t\ufeff]/.test(around))
  return defects
}
