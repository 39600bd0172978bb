import type { ScopeValue } from '../../credentials/facts.ts'
import { type SecretVariable, secretVariables } from '../../credentials/types.ts'
import { comparedToProcess, type Machine, type RunProgram, variable } from '../machine/machine.ts'
import { launchdVariable } from '../machine/macos.ts'
import {
  mayBePrinted,
  type RegistryValue,
  readRegistryKey,
  sameName,
  textOfValue,
} from '../machine/registry.ts'
import { findProgram } from '../program.ts'
import { describe } from './describe.ts'

/** What long-lived servers and the system hand to new processes. Started only where an answer depends on it. */
export function readScopes(world: Machine): readonly ScopeValue[] {
  const { run } = world
  if (run === undefined) return []
  const found = [...tmux(world, run), ...launchctl(world), ...windows(world)]
  return found.map(({ scope, name, value }) => ({
    scope,
    variable: name,
    process: comparedToProcess(world, { name, value }),
    ...describe(value),
  }))
}

interface Found {
  readonly scope: ScopeValue['scope']
  readonly name: SecretVariable
  readonly value: string
}

/** Inside tmux, new windows get the server's environment, which is that of its first start. */
function tmux(world: Machine, run: RunProgram): readonly Found[] {
  const socket = variable(world, 'TMUX')
  if (!socket) return []
  const file = findProgram('tmux', { path: variable(world, 'PATH'), project: world.cwd, home: world.home })
  if (file === undefined) return []
  const result = run(file, ['show-environment', '-g'], { TMUX: socket, PATH: '/usr/bin:/bin' })
  return result?.status === 0 ? parseTmux(result.stdout) : []
}

/** `NAME=value` a line; `-NAME` stands for a removed variable. */
export function parseTmux(output: string): readonly Found[] {
  return output.split('\n').flatMap(line => {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
    const known = secretVariables.find(one => one === name)
    return known === undefined ? [] : [{ scope: 'tmux' as const, name: known, value }]
  })
}

function launchctl(world: Machine): readonly Found[] {
  return secretVariables.flatMap(name => {
    const value = launchdVariable(world, name)
    return value === undefined ? [] : [{ scope: 'launchctl' as const, name, value }]
  })
}

/**
 * The variables of the user and of the machine, which every new process of Windows gets. Measured: the user's cover the
 * machine's.
 */
function windows(world: Machine): readonly Found[] {
  if (world.platform !== 'win32') return []
  const user = scopeIn(world, 'windows-user', readRegistryKey(world, 'HKCU\\Environment'))
  const machine = scopeIn(
    world,
    'windows-machine',
    readRegistryKey(world, 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'),
  )
  return [...user, ...machine.filter(({ name }) => !user.some(sameName(name)))]
}

function scopeIn(
  world: Machine,
  scope: 'windows-user' | 'windows-machine',
  values: readonly RegistryValue[],
): readonly Found[] {
  return values.flatMap(one => {
    const known = secretVariables.find(name => name === one.name.toUpperCase())
    if (known === undefined || !/^REG_(?:EXPAND_)?SZ$/.test(one.type)) return []
    const value = textOfValue(one, world, values)
    const here = variable(world, known)
    // The letters of this process are those of Windows.
    return [{ scope, name: known, value: here !== undefined && mayBePrinted(here, value) ? here : value }]
  })
}
