import { environments } from '../environments/index.ts'
import type { Facts, Os, Profile } from '../types.ts'
import { detectShell } from './detect-shell.ts'
import { providerOf } from './settings/provider-of.ts'

const systems: Readonly<Record<string, Os>> = { linux: 'linux', darwin: 'macos', win32: 'windows' }

/**
 * Concludes the profile that a first apply records. On a CI runner or in a container only the repository speaks: the
 * profile is the neutral one, with the environments that its files show. Pure; an unknown platform gives no os.
 */
export function detectProfile(facts: Facts): Profile {
  const seen = facts.shared ? repositoryOnly(facts) : facts
  const found = environments
    .filter(({ scope }) => scope === 'repository' || !facts.shared)
    .filter(({ recognise }) => recognise(seen))
    .map(({ id }) => id)
  const os = facts.shared ? undefined : systems[facts.platform]
  const shell = facts.shared ? undefined : detectShell(facts)
  return {
    os: os === undefined ? [] : [os],
    shells: shell === undefined ? [] : [shell],
    environments: found,
    provider: providerOf(found),
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
