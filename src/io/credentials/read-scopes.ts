import type { ScopeValue } from '../../credentials/facts.ts'
import { secretVariables } from '../../credentials/types.ts'
import { bearsOnAuth } from '../../places/known-names.ts'
import { meantVariable } from '../../places/meant-name.ts'
import { comparedToProcess, isSet, type Machine, type RunProgram, variable } from '../machine/machine.ts'
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
import { routeVariables } from './routes.ts'

/** What long-lived servers and the system hand to new processes. Started only where an answer depends on it. */
export function readScopes(world: Machine): readonly ScopeValue[] {
  const { run } = world
  if (run === undefined) return []
  const found = [...tmux(world, run), ...launchctl(world), ...windows(world)]
  return found.map(({ scope, name, value, covered }) => ({
    scope,
    variable: name,
    process: comparedToProcess(world, { name, value }),
    ...(covered === true ? { covered } : {}),
    ...describe(value),
  }))
}

interface Found {
  readonly scope: ScopeValue['scope']
  readonly name: string
  readonly value: string
  readonly covered?: true
}

const decides = (name: string) => bearsOnAuth(name) || routeVariables.includes(name)
/** A name near one of those, which the person took for it. */
const isMeant = (name: string, value: string) => meantVariable(name, describe(value).kind) !== undefined

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
    return decides(name) ? [{ scope: 'tmux' as const, name, value }] : []
  })
}

/** It is asked for one name at a time: for the credentials, and for what this session has. */
function launchctl(world: Machine): readonly Found[] {
  if (world.platform !== 'darwin') return []
  const here = Object.keys(world.env).filter(name => decides(name) && isSet(world, name))
  return [...new Set([...secretVariables, ...here])].flatMap(name => {
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
  return [
    ...user,
    ...machine.map(one => (user.some(sameName(one.name)) ? { ...one, covered: true as const } : one)),
  ]
}

function scopeIn(
  world: Machine,
  scope: 'windows-user' | 'windows-machine',
  values: readonly RegistryValue[],
): readonly Found[] {
  return values.flatMap(one => {
    const name = one.name.toUpperCase()
    if (!/^REG_(?:EXPAND_)?SZ$/.test(one.type)) return []
    const value = textOfValue(one, world, values)
    if (!decides(name) && !isMeant(name, value)) return []
    const here = variable(world, name)
    // The letters of this process are those of Windows.
    return [{ scope, name, value: here !== undefined && mayBePrinted(here, value) ? here : value }]
  })
}
