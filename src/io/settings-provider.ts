import { cloudProviders } from '../credentials/providers.ts'
import { type Provider, providers } from '../names.ts'
import { seeFile } from './see-file.ts'

/** The settings that a repository gives to everyone who works in it. */
export const teamSettingsPath = '.claude/settings.json'

/** The switches of the providers for which there is a section, the strongest first. */
const switches = cloudProviders.flatMap(({ on, id }) => {
  const provider = providers.find(one => one === id)
  return provider === undefined ? [] : [[on, provider] as const]
})

/** The provider that the `env` block of a repository's settings chooses; nothing else of the file leaves this function. */
export function settingsProvider(root: string): Provider | undefined {
  const env = envBlock(seeFile(root, teamSettingsPath, { forWriting: false }).text ?? '')
  const chosen = switches.find(([name]) => isOn(env[name]))
  if (chosen !== undefined) return chosen[1]
  const url = env['ANTHROPIC_BASE_URL']
  return typeof url === 'string' && /^https?:\/\/(?!(?:[^/@?#]*\.)?anthropic\.com(?:[:/]|$))\S/i.test(url)
    ? 'gateway'
    : undefined
}

/** As the client reads its switches (seen on 2.1.330). */
function isOn(value: unknown): boolean {
  return typeof value === 'string' && ['1', 'true'].includes(value.trim().toLowerCase())
}

function envBlock(text: string): Readonly<Record<string, unknown>> {
  try {
    const settings: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const env = isRecord(settings) ? settings['env'] : undefined
    return isRecord(env) ? env : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
