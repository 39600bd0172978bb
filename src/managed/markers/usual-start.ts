import { templateVersion } from '../../templates/version.ts'
import type { Profile, Provider } from '../../types.ts'

/**
 * The start marker of a section as this version writes it, where it records nothing but a profile. Told by its form,
 * without the grammar of `parse-marker.ts`, which reads more than this: what is written in another way is left to it.
 */
const form = new RegExp(
  `^<!-- authmd:start auth v=1 t=${templateVersion} sum=[0-9a-z]{6}(?: eol=none)?(?: unit=heading)?((?:(?: |\\r?\\n)(?:os|shell|env|provider)=[a-z0-9,-]+)*)\\r?\\n(?![ \\t]*[a-z]+=)`,
)

const order = ['os', 'shell', 'env', 'provider']

/** The profile that such a marker records; `undefined` where it is none, or where anything of it is not usual. */
export function profileOfStart(text: string): Profile | undefined {
  const pairs = form.exec(text)?.[1]
  if (pairs === undefined) return undefined
  const said: Record<string, string> = {}
  let last = -1
  for (const pair of pairs === '' ? [] : pairs.trim().split(/\s+/)) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, at)
    if (order.indexOf(key) <= last) return undefined
    last = order.indexOf(key)
    said[key] = pair.slice(at + 1)
  }
  const [os, shells, environments] = [idsIn(said['os']), idsIn(said['shell']), idsIn(said['env'])]
  const { provider = 'anthropic' } = said
  if (os === undefined || shells === undefined || environments === undefined) return undefined
  // What is so without a word is not written.
  if (said['provider'] === 'anthropic' || provider.includes(',') || environments.includes('any'))
    return undefined
  return {
    os: neutral(os) as Profile['os'],
    shells: neutral(shells),
    environments,
    provider: provider as Provider,
  }
}

/** Each once, and beside a name `any` says nothing. */
function idsIn(value: string | undefined): readonly string[] | undefined {
  if (value === undefined) return []
  const ids = value.split(',')
  const isPlain = !ids.includes('') && new Set(ids).size === ids.length
  return isPlain && (ids.length === 1 || !ids.includes('any')) ? ids : undefined
}

function neutral(ids: readonly string[]): readonly string[] {
  return ids[0] === 'any' ? [] : ids
}
