import type { Machine } from '../machine/machine.ts'
import { LOST, readRegistryValue } from '../machine/registry.ts'
import { type LoadedSettings, parseSettings } from './read-settings.ts'

/** Settings that an administrator (`HKLM`) or a policy of the user (`HKCU`) keeps in the registry. */
export interface RegistryPolicy {
  readonly key: string
  readonly settings?: LoadedSettings
  /** The registry did not answer, or not in the letters that are there. */
  readonly unseen: boolean
}

/** Measured: one JSON object in the value `Settings`. What is none stops the client; of the user's it is passed over. */
export function readRegistryPolicy(machine: Machine, root: 'HKLM' | 'HKCU'): RegistryPolicy {
  const key = `${root}\\SOFTWARE\\Policies\\ClaudeCode`
  const found = readRegistryValue(machine, { key, name: 'Settings' })
  if (found === 'unseen') return { key, unseen: true }
  if (found === undefined) return { key, unseen: false }
  const at = { layer: 'managed', path: key, platform: machine.platform } as const
  // An empty file is as good as none; an empty value is not.
  const whole = /^REG_(?:EXPAND_)?SZ$/.test(found.type) && found.value.trim() !== '' ? found.value : '{'
  const settings = parseSettings(whole, at)
  return {
    key,
    unseen: isInDoubt(settings, whole),
    settings: { ...settings, env: withLetters(settings.env) },
  }
}

/** Measured: what counts here are the letters themselves, of which reg.exe prints those of its code page. */
function isInDoubt({ file, env, helper = '' }: LoadedSettings, text: string): boolean {
  if (file.state === 'loaded') return [...Object.values(env), helper].some(value => value.includes(LOST))
  // A typographic quote is printed as a straight one, which ends a text of JSON in its middle.
  return /[^\s:,[{\\]"[^\s:,\]}]/.test(text)
}

/** A letter that was lost is most often one that a header takes. */
function withLetters(env: LoadedSettings['env']): LoadedSettings['env'] {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replaceAll(LOST, '\u00ff')]),
  )
}
