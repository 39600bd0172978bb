import type { LoginFacts } from '../../credentials/facts.ts'
import { isRecord } from '../is-record.ts'
import type { FileText } from '../machine/disk.ts'
import { isRefused, type Machine, pathOf, shown } from '../machine/machine.ts'
import { parseJson } from '../parse-json.ts'

export interface ReadLogin {
  readonly facts: LoginFacts
  /** The access token as the client would send it; it goes into the vault. */
  readonly token?: string
  /** `scopes` are something else than a list. */
  readonly scopes?: 'text' | 'broken'
}

/** The login file in its folder: its shape, its date, its mode. The tokens are only looked at for being there. */
export function readLogin(world: Machine, folder: string): ReadLogin {
  const { join, dirname } = pathOf(world)
  const path = join(folder, '.credentials.json')
  const usual = join(world.home, '.claude', '.credentials.json')
  const hidden = path !== usual && world.disk.stat(usual) !== undefined ? shown(world, usual) : undefined
  const base = { path: shown(world, path), ...(hidden === undefined ? {} : { hidden }) }
  const state = world.disk.stat(path)
  const read = world.disk.read(path)
  if ('failure' in read) {
    return { facts: { ...base, state: isRefused(world, read) ? 'refused' : stateOf(read) } }
  }
  const content = login(read.text)
  const writable = state?.writable !== false && world.disk.stat(dirname(path))?.writable !== false
  const posix = world.platform !== 'win32' && state !== undefined
  return {
    ...(content.token === undefined ? {} : { token: content.token }),
    ...(content.scopes === undefined ? {} : { scopes: content.scopes }),
    facts: {
      ...base,
      state: content.state,
      ...(content.refreshToken === undefined ? {} : { refreshToken: content.refreshToken }),
      ...(content.expiresAt === undefined ? {} : { expired: content.expiresAt < world.now }),
      ...(posix ? { mode: state.mode.toString(8) } : {}),
      ...(posix && world.uid !== undefined && state.uid !== world.uid ? { foreignOwner: true } : {}),
      ...(writable ? {} : { readOnly: true }),
    },
  }
}

/**
 * Measured on 2.1.332: at a pipe or a device the client waits for ever, also where a key is set; a folder, the null device
 * and a file that it may not read are no login.
 */
function stateOf(read: Exclude<FileText, { readonly text: string }>): LoginFacts['state'] {
  if (read.failure === 'absent' || read.failure === 'too-large') return read.failure
  return read.failure === 'no-file' && read.is === undefined ? 'no-file' : 'unreadable'
}

interface Content {
  readonly state: LoginFacts['state']
  readonly token?: string
  readonly scopes?: 'text' | 'broken'
  readonly refreshToken?: boolean
  readonly expiresAt?: number
}

/** Measured: a leading byte-order mark, a flat or snake_case form, or scopes without `user:inference` are no login. */
function login(text: string): Content {
  const value = parseJson(text)
  if (value === undefined) return { state: 'invalid-json' }
  const oauth = isRecord(value) ? value['claudeAiOauth'] : undefined
  if (!isRecord(oauth)) return { state: 'wrong-shape' }
  const { accessToken, refreshToken, expiresAt, scopes } = oauth
  const rest = {
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '',
    ...(typeof expiresAt === 'number' ? { expiresAt } : {}),
  }
  // Measured: what JavaScript takes for nothing, `0` and `false` too, is no token; anything else is sent as its text.
  if (!accessToken) return { state: 'wrong-shape', ...rest }
  const token = String(accessToken)
  // Measured: a text that has the scope somewhere lets the token be sent as well; at a number or an object the client fails.
  if (typeof scopes === 'string')
    return scopes.includes('user:inference')
      ? { state: 'usable', token, scopes: 'text', ...rest }
      : { state: 'no-scope', ...rest }
  if (scopes === undefined || scopes === null) return { state: 'no-scope', ...rest }
  if (!Array.isArray(scopes)) return { state: 'no-scope', token, scopes: 'broken', ...rest }
  return scopes.includes('user:inference')
    ? { state: 'usable', token, ...rest }
    : { state: 'no-scope', ...rest }
}
