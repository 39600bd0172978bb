import { environments } from '../../environments/index.ts'
import { shells } from '../../shells/index.ts'
import type { Profile } from '../../types.ts'

const systems = { linux: 'Linux', macos: 'macOS', windows: 'Windows' }
const providers = {
  anthropic: undefined,
  bedrock: 'Amazon Bedrock',
  vertex: 'Google Vertex AI',
  foundry: 'Microsoft Foundry',
  gateway: 'an LLM gateway',
}

/** A profile in the words of its readers. */
export function namesOf(profile: Profile): readonly string[] {
  const provider = providers[profile.provider]
  return [
    ...profile.shells.map(id => shells.find(shell => shell.id === id)?.name ?? id),
    ...profile.os.map(os => systems[os]),
    ...profile.environments.map(id => environments.find(place => place.id === id)?.name ?? id),
    ...(provider === undefined ? [] : [provider]),
  ]
}
