import type { Choices } from '../options/options.ts'
import type { Facts, Os, Profile } from '../types.ts'
import { seenHere } from './detect.ts'

/** What a first run took from this machine, and what it saw there and left out. */
export interface TakenHere {
  readonly shells: readonly string[]
  readonly os: readonly Os[]
  /** Environments of this one person: a team names them with `--add-environment`. */
  readonly leftOut: readonly string[]
}

/** `undefined` where nothing was taken and nothing left out: on a runner, or where everything was asked for. */
export function takenHere(facts: Facts, choices: Choices, profile: Profile): TakenHere | undefined {
  const taken = {
    shells: facts.shared || choices.shells !== undefined ? [] : profile.shells,
    os: facts.shared || choices.os !== undefined ? [] : profile.os,
    leftOut:
      choices.environments === undefined
        ? seenHere(facts).filter(id => !profile.environments.includes(id) && id !== profile.provider)
        : [],
  }
  return Object.values(taken).some(({ length }) => length > 0) ? taken : undefined
}
