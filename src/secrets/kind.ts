/** One kind of Anthropic credential, as it can be read from the prefix. */
export interface SecretKind {
  /** `api03`, `oat01` … as it stands in the prefix; `''` for `sk-ant-` with nothing known after it. */
  readonly id: string
  /** As a person calls it. */
  readonly name: string
  /** Length with prefix, where two scanners agree on it; the others are not published. */
  readonly length?: number
  /** How its beginning is shown, where that is not `sk-ant-` with the id. */
  readonly shown?: string
  /** Where it is made worthless, one sentence. */
  readonly revoke: string
}

const CONSOLE = 'Delete the key at platform.claude.com/settings/keys'
/** Users report tokens that worked on after it: anthropics/claude-code#43801, #57320. */
const LOGIN =
  'Revoke the token at claude.ai/settings/claude-code, and ask Anthropic to end it if it still works after that'

/** Each kind whose prefix is known. */
export const knownKinds: readonly SecretKind[] = [
  { id: 'api03', name: 'Console API key', length: 108, revoke: CONSOLE },
  {
    id: 'admin01',
    name: 'Console Admin API key',
    length: 110,
    revoke: 'Delete the key in the Claude Console under Admin keys',
  },
  {
    id: 'api01',
    name: 'Claude Enterprise admin key',
    revoke: 'Have an owner of the Claude Enterprise organization delete the key',
  },
  { id: 'oat01', name: 'OAuth access token', revoke: LOGIN },
  { id: 'ort01', name: 'OAuth refresh token', revoke: LOGIN },
  { id: 'sid01', name: 'claude.ai session key', revoke: 'Log out of all sessions in the claude.ai settings' },
]

const UNKNOWN: SecretKind = { id: '', name: 'Anthropic credential', revoke: CONSOLE }

/**
 * The kind that a prefix names. A generation that is not in the table (`api04`) is the same kind without a
 * known length, so that a new generation is found on the day it appears.
 */
export function secretKind(id: string): SecretKind {
  const exact = knownKinds.find(kind => kind.id === id)
  if (exact) return exact
  const family = knownKinds.find(kind => kind.id.replace(/(?<!\d)\d+$/, '') === id.replace(/(?<!\d)\d+$/, ''))
  return family ? { id, name: family.name, revoke: family.revoke } : UNKNOWN
}

/** What follows `sk-ant-` in a credential of a known family: the id, the dash, the body. */
export const KNOWN_FAMILY = /^sk-ant-((?:api|admin|oat|ort|sid)\d\d)-/i
