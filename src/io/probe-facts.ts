import { join } from 'node:path'
import { needsParents, shellVariables } from '../core/detect-shell.ts'
import { environments } from '../environments/index.ts'
import { shells } from '../shells/index.ts'
import type { Facts } from '../types.ts'
import { parentsOf } from './facts/parents.ts'
import { isCi, isContainer, isWsl } from './facts/shared-place.ts'
import { exists, type Machine } from './machine/machine.ts'
import { thisMachine } from './machine/this-machine.ts'

export interface ProbeFacts {
  /** The repository, absolute. */
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** The process whose parents are asked. */
  readonly pid: number
  /** The machine; the real one unless a test brings its own. */
  readonly machine?: Machine
}

/**
 * Looks once at this machine and this repository. Only variables that a shell or an environment asks for by name are
 * read, files are looked for and never opened, and a program is started (`ps`, or PowerShell on Windows) only where
 * `/proc` is missing and nothing cheaper tells the shell. Does not throw.
 */
export function probeFacts(input: ProbeFacts): Facts {
  const { root, env, platform, pid } = input
  const { machine = thisMachine({ env, cwd: root, platform, pid }) } = input
  const container = isContainer(machine, env)
  const facts: Facts = {
    platform,
    variables: readVariables(env),
    parents: [],
    files: [...new Set(environments.flatMap(({ files }) => files))]
      .filter(file => exists(machine, file.startsWith('/') ? file : join(root, file)))
      .sort(),
    shared: container || isCi(env),
    wsl: !container && isWsl(machine, platform),
  }
  if (facts.shared) return facts
  const parents = parentsOf(machine, platform, {
    mayRun: needsParents(facts),
    systemRoot: env['SystemRoot'],
  })
  return { ...facts, parents }
}

function readVariables(env: ProbeFacts['env']): Readonly<Record<string, string>> {
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
