import type { TakenHere } from '../../core/taken-here.ts'
import { environments } from '../../environments/index.ts'
import type { SummaryInput } from '../../report/plan-summary.ts'
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

/** What a first run took from this machine, in the words of its readers, with the flags that take nothing. */
export function takenNames({ shells: ids, os, leftOut }: TakenHere): NonNullable<SummaryInput['taken']> {
  const flags = [...(ids.length > 0 ? ['--shell any'] : []), ...(os.length > 0 ? ['--os any'] : [])]
  return {
    names: [...(ids.length > 0 ? ['shell'] : []), ...(os.length > 0 ? ['system'] : [])],
    neutral: flags.join(' '),
    leftOut: leftOut.map(id => ({ id, name: environments.find(place => place.id === id)?.name ?? id })),
  }
}
