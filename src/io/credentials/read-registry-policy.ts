import type { Machine } from '../machine/machine.ts'
import { readRegistryValue } from '../machine/registry.ts'
import { type LoadedSettings, parseSettings } from './read-settings.ts'

/** Settings that an administrator (`HKLM`) or a policy of the user (`HKCU`) keeps in the registry. */
export interface RegistryPolicy {
  readonly key: string
  readonly settings?: LoadedSettings
  /** The registry did not answer. */
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
  return { key, unseen: false, settings: parseSettings(whole, at) }
}
