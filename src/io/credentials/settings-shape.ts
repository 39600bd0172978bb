import { mistakenSettings, settingInputs } from '../../credentials/setting-inputs.ts'
import type { Layer } from '../../credentials/types.ts'
import { isRecord } from '../is-record.ts'

/** Settings that start a program. */
export const programKeys: readonly string[] = [
  'hooks',
  ...settingInputs.flatMap(({ name, starts }) => (starts ? [name] : [])),
  'statusLine',
  'subagentStatusLine',
  'fileSuggestion',
]

type Shape = 'string' | 'number' | 'boolean' | 'object'

/**
 * One wrong type drops the whole file. These were measured on Claude Code 2.1.330; the client checks more keys
 * than these. A wrong `hooks` or `forceLoginMethod`, and a wrong rule in `permissions`, are skipped alone.
 */
const shapes: Readonly<Record<string, Shape>> = {
  apiKeyHelper: 'string',
  awsAuthRefresh: 'string',
  cleanupPeriodDays: 'number',
  enableAllProjectMcpServers: 'boolean',
  enabledPlugins: 'object',
  env: 'object',
  includeCoAuthoredBy: 'boolean',
  model: 'string',
  outputStyle: 'string',
  permissions: 'object',
  sandbox: 'object',
  statusLine: 'object',
}

const modes = ['default', 'acceptEdits', 'plan', 'bypassPermissions', 'dontAsk', 'auto']

/** The first key of a settings file whose value has a type for which the client drops the file. */
export function misshapenKey(settings: Readonly<Record<string, unknown>>): string | undefined {
  for (const [key, value] of Object.entries(settings)) {
    const shape = shapes[key]
    if (shape !== undefined && !fits(value, shape)) return key
    if (key === 'forceLoginOrgUUID' && typeof value !== 'string' && !Array.isArray(value)) return key
  }
  const permissions = settings['permissions']
  if (!isRecord(permissions)) return undefined
  const { defaultMode, ...lists } = permissions
  // Only a list of rules has to be a list; a mode that is none of the known ones was seen to drop the file.
  if (typeof defaultMode === 'string' && !modes.includes(defaultMode)) return 'defaultMode'
  return ['allow', 'deny', 'ask'].find(name => lists[name] !== undefined && !Array.isArray(lists[name]))
}

/** Keys that people write for authentication and that the client does not have. */
export function authKeysUnknown(settings: Readonly<Record<string, unknown>>): readonly string[] {
  return mistakenSettings.filter(key => key in settings)
}

/** Settings of this layer's file whose effect is not known. Measured: `null` counts as not set. */
export function unmodelledKeys(settings: Readonly<Record<string, unknown>>, layer: Layer): readonly string[] {
  return settingInputs
    .filter(
      ({ name, from, modelled }) => !modelled && from.includes(layer) && (settings[name] ?? false) !== false,
    )
    .map(({ name }) => name)
}

function fits(value: unknown, shape: Shape): boolean {
  return shape === 'object' ? isRecord(value) : typeof value === shape
}
