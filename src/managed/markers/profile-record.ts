import { any } from '../../names.ts'
import type { Profile } from '../../types.ts'
import type { Recorded } from './record.ts'

/** The profile that a record names. A neutral axis is one without members. */
export function profileOf({ os = [], shell = [], env = [], provider = 'anthropic' }: Recorded): Profile {
  return {
    os: os.filter(id => id !== any),
    shells: shell.filter(id => id !== any),
    environments: env,
    provider,
  }
}

/** What is recorded of a profile. */
export function recordedOf({ os, shells, environments, provider }: Profile): Recorded {
  return { os, shell: shells, env: environments, provider }
}
