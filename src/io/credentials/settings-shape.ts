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

type Shape = 'string' | 'count' | 'boolean' | 'object' | 'list'

/**
 * One wrong type drops the whole file. Each was measured on Claude Code 2.1.330 or 2.1.332, with a right value and a
 * wrong one; the client checks more keys than these. A wrong `hooks` or `forceLoginMethod`, and a wrong rule in
 * `permissions`, are skipped alone.
 */
const shapes: Readonly<Record<string, Shape>> = {
  $schema: 'string',
  alwaysThinkingEnabled: 'boolean',
  apiKeyHelper: 'string',
  attribution: 'object',
  autoMemoryEnabled: 'boolean',
  autoMode: 'object',
  availableModels: 'list',
  awsAuthRefresh: 'string',
  awsCredentialExport: 'string',
  claudeMdExcludes: 'list',
  cleanupPeriodDays: 'count',
  companyAnnouncements: 'list',
  disableAllHooks: 'boolean',
  enableAllProjectMcpServers: 'boolean',
  enabledPlugins: 'object',
  env: 'object',
  fileSuggestion: 'object',
  gcpAuthRefresh: 'string',
  includeCoAuthoredBy: 'boolean',
  language: 'string',
  model: 'string',
  modelOverrides: 'object',
  otelHeadersHelper: 'string',
  outputStyle: 'string',
  permissions: 'object',
  plansDirectory: 'string',
  proxyAuthHelper: 'string',
  sandbox: 'object',
  showThinkingSummaries: 'boolean',
  skipDangerousModePermissionPrompt: 'boolean',
  spinnerTipsEnabled: 'boolean',
  statusLine: 'object',
  worktree: 'object',
}

const modes = ['default', 'manual', 'acceptEdits', 'plan', 'bypassPermissions', 'dontAsk', 'auto']

/** The first key of a settings file whose value has a type for which the client drops the file. */
export function misshapenKey(settings: Readonly<Record<string, unknown>>): string | undefined {
  for (const [key, value] of Object.entries(settings)) {
    const shape = shapes[key]
    if (shape !== undefined && !fits(value, shape)) return key
    if (key === 'forceLoginOrgUUID' && typeof value !== 'string' && !Array.isArray(value)) return key
  }
  const permissions = settings['permissions']
  if (!isRecord(permissions)) return undefined
  const { defaultMode, disableBypassPermissionsMode: noBypass, ...lists } = permissions
  // Only a list of rules has to be a list; a mode that is none of the known ones was seen to drop the file.
  if (defaultMode !== undefined && !modes.some(mode => mode === defaultMode)) return 'defaultMode'
  if (noBypass !== undefined && typeof noBypass !== 'string') return 'disableBypassPermissionsMode'
  return ['allow', 'deny', 'ask', 'additionalDirectories'].find(
    name => lists[name] !== undefined && !Array.isArray(lists[name]),
  )
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
  if (shape === 'object') return isRecord(value)
  if (shape === 'list') return Array.isArray(value)
  if (shape === 'count') return Number.isSafeInteger(value) && Number(value) > 0
  return typeof value === shape
}
