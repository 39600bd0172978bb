import { join } from 'node:path'
import { environments } from '../environments/index.ts'
import { needsParents, shellVariables } from '../shells/detect-shell.ts'
import { shells } from '../shells/index.ts'
import type { Facts } from '../types.ts'
import { parentsOf } from './facts/parents.ts'
import { isCi, isContainer, isWsl } from './facts/shared-place.ts'
import { exists, type Machine } from './machine/machine.ts'

/**
 * Looks once at a machine and the repository in the folder `root`. Only variables that a shell or an environment asks for by name are
 * read, files are looked for and never opened, and a program is started (`ps`, or PowerShell on Windows) only where
 * `/proc` is missing and nothing cheaper tells the shell. Does not throw.
 */
export function probeFacts(root: string, machine: Machine): Facts {
  const { env, platform } = machine
  const container = isContainer(machine)
  const facts: Facts = {
    platform,
    variables: readVariables(env),
    parents: [],
    files: [...new Set(environments.flatMap(({ files }) => files))]
      .filter(file => exists(machine, file.startsWith('/') ? file : join(root, file)))
      .sort(),
    shared: container || isCi(env),
    wsl: !container && isWsl(machine),
  }
  if (facts.shared) return facts
  return { ...facts, parents: parentsOf(machine, { mayRun: needsParents(facts) }) }
}

function readVariables(env: Machine['env']): Readonly<Record<string, string>> {
  const values = [...shells, ...environments].flatMap(({ variables }) => variables)
  const presence = environments.flatMap(environment => environment.presence ?? [])
  const found: Record<string, string> = {}
  for (const name of [...shellVariables, ...values].sort()) {
    const value = env[name]
    if (value !== undefined && value !== '') found[name] = value
  }
  for (const name of presence) if (env[name]) found[name] = 'set'
  return found
}
