import type { ScopeValue } from '../../credentials/facts.ts'
import { type SecretVariable, secretVariables } from '../../credentials/types.ts'
import { comparedToProcess, type Machine, type RunProgram, variable } from '../machine/machine.ts'
import { findProgram } from '../program.ts'
import { describe } from './describe.ts'

/** What long-lived servers and the system hand to new processes. Started only where an answer depends on it. */
export function readScopes(world: Machine): readonly ScopeValue[] {
  const { run } = world
  if (run === undefined) return []
  const found = [...tmux(world, run), ...launchctl(world, run), ...windows(world, run)]
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

/** Programs started from the Dock get what `launchctl setenv` set. Written from its manual; not run on macOS. */
function launchctl(world: Machine, run: RunProgram): readonly Found[] {
  if (world.platform !== 'darwin') return []
  return secretVariables.flatMap(name => {
    const result = run('/bin/launchctl', ['getenv', name], {})
    const value = result?.status === 0 ? result.stdout.replace(/\n$/, '') : ''
    return value === '' ? [] : [{ scope: 'launchctl' as const, name, value }]
  })
}

/** User and Machine variables of Windows, which every new process gets. Not run on Windows. */
function windows(world: Machine, run: RunProgram): readonly Found[] {
  if (world.platform !== 'win32') return []
  const reg = `${variable(world, 'SystemRoot') ?? 'C:\\Windows'}\\System32\\reg.exe`
  const keys = [
    ['windows-user', 'HKCU\\Environment'],
    ['windows-machine', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'],
  ] as const
  return keys.flatMap(([scope, key]) => {
    const result = run(reg, ['query', key], {})
    return result?.status === 0 ? parseReg(result.stdout, scope) : []
  })
}

/** `    NAME    REG_SZ    value` a line. */
export function parseReg(output: string, scope: 'windows-user' | 'windows-machine'): readonly Found[] {
  return output.split(/\r?\n/).flatMap(line => {
    const [, name = '', value = ''] = /^\s+(\w+)\s+REG_(?:EXPAND_)?SZ\s+(.*)$/.exec(line) ?? []
    const known = secretVariables.find(one => one === name.toUpperCase())
    return known === undefined ? [] : [{ scope, name: known, value }]
  })
}
