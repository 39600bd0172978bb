import { isMistakenSetting, settingInputs } from '../../credentials/setting-inputs.ts'
import type { Layer, VersionInput } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'
import { settingsSchema } from './settings-schema.ts'
import type { Fit } from './shapes.ts'

/** Settings that start a program. */
export const programKeys: readonly string[] = [
  'hooks',
  ...settingInputs.flatMap(({ name, starts }) => (starts ? [name] : [])),
  'statusLine',
  'subagentStatusLine',
  'fileSuggestion',
]

/**
 * The first key of a settings file whose value has a type for which the client drops the file; of an object the key
 * within, where it is to blame alone.
 */
export function misshapenKey(settings: Readonly<Record<string, unknown>>): string | undefined {
  const [key] = keysThat(settings, 'wrong')
  if (key === undefined) return undefined
  const value = settings[key]
  if (!isRecord(value)) return key
  const toBlame = Object.keys(value).find(inner => {
    const { [inner]: _, ...rest } = value
    return settingsSchema[key]?.(rest) !== 'wrong'
  })
  return toBlame ?? key
}

/** Keys with a value of which it is not known whether the client drops the file for it. */
export function untriedKeys(settings: Readonly<Record<string, unknown>>): readonly string[] {
  return keysThat(settings, 'open')
}

function keysThat(settings: Readonly<Record<string, unknown>>, fit: Fit): readonly string[] {
  return Object.entries(settings).flatMap(([key, value]) =>
    Object.hasOwn(settingsSchema, key) && settingsSchema[key]?.(value) === fit ? [key] : [],
  )
}

/** Keys that people write for authentication and that the client does not have. */
export function authKeysUnknown(settings: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(settings).filter(isMistakenSetting)
}

/** Settings of this layer's file whose effect is not known. Measured: `null` counts as not set. */
export function unmodelledKeys(settings: Readonly<Record<string, unknown>>, layer: Layer): readonly string[] {
  return settingInputs
    .filter(({ name, from, modelled, matters }) => {
      const value = settings[name] ?? false
      return !modelled && from.includes(layer) && value !== false && matters?.(value) !== false
    })
    .map(({ name }) => name)
}

/** The versions of the client between which a setting asks for nothing. */
export function versionsFor(name: string, value: unknown): Pick<VersionInput, 'from' | 'to'> {
  if (typeof value !== 'string' || !/^\d+\.\d+\.\d+$/.test(value)) return {}
  if (name === 'requiredMinimumVersion') return { from: value }
  return name === 'requiredMaximumVersion' ? { to: value } : {}
}
