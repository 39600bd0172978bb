import { environments } from '../environments/index.ts'
import type { DocumentStance, Profile, Provider, Repository } from '../types.ts'

/** The provider that the repository itself names: its agent file as the only one, or its tracked settings. */
export function teamProvider(
  { settingsProvider }: Pick<Repository, 'settingsProvider'>,
  { provider }: DocumentStance,
): Provider | undefined {
  return provider ?? settingsProvider
}

/** What was detected, with the team's provider in the place of one that only this machine uses. */
export function withTeamProvider(detected: Profile, repository: Repository, stance: DocumentStance): Profile {
  const provider = teamProvider(repository, stance)
  if (provider === undefined || provider === detected.provider) return detected
  const others = environments.filter(one => one.provider !== undefined && one.provider !== provider)
  return {
    ...detected,
    environments: detected.environments.filter(id => !others.some(other => other.id === id)),
    provider,
  }
}
