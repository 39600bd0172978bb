import type { Environment } from '../environments/environment.ts'
import { environments } from '../environments/index.ts'
import { detectShell } from '../shells/detect-shell.ts'
import type { Facts, Os, Profile } from '../types.ts'
import { providerOf } from './settings/provider-of.ts'

const systems: Readonly<Record<string, Os>> = { linux: 'linux', darwin: 'macos', win32: 'windows' }

/**
 * Concludes the profile that a first apply records. It is the team's: what stands in the repository, and of this
 * machine only the shell and the system. A proxy, SSH, tmux or the editor of the moment is one person's, and is offered
 * by {@link seenHere}. On a CI runner or in a container the machine says nothing at all. Pure.
 */
export function detectProfile(facts: Facts): Profile {
  const team = repositoryOnly(facts)
  return profileFrom(
    facts,
    environments.filter(({ scope, recognise }) => scope === 'repository' && recognise(team)),
  )
}

/** Concludes for whom a text is that is printed here and now and recorded nowhere. Pure. */
export function detectReader(facts: Facts): Profile {
  const seen = facts.shared ? repositoryOnly(facts) : facts
  return profileFrom(
    facts,
    environments
      .filter(({ scope }) => scope === 'repository' || !facts.shared)
      .filter(({ recognise }) => recognise(seen)),
  )
}

/** Ids of the environments that this machine shows and a first apply does not record. */
export function seenHere(facts: Facts): readonly string[] {
  const team = detectProfile(facts).environments
  return detectReader(facts).environments.filter(id => !team.includes(id))
}

function profileFrom(facts: Facts, found: readonly Environment[]): Profile {
  const ids = found.map(({ id }) => id)
  const os = facts.shared ? undefined : systems[facts.platform]
  const shell = facts.shared ? undefined : detectShell(facts)
  return {
    os: os === undefined ? [] : [os],
    shells: shell === undefined ? [] : [shell],
    environments: ids,
    provider: providerOf(ids),
  }
}

/** What every machine sees of the same repository. */
function repositoryOnly(facts: Facts): Facts {
  return {
    platform: '',
    variables: {},
    parents: [],
    files: facts.files.filter(file => !file.startsWith('/')),
    shared: true,
    wsl: false,
  }
}
