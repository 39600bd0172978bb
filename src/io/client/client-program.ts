import { type Machine, variable } from '../machine/machine.ts'
import { findProgram, locateProgram } from '../program.ts'

/** The person's own client; `in-modules`: one is there, in a folder from which nothing is started. */
export type ClientProgram = { readonly path: string } | 'absent' | 'in-modules'

export function clientProgram(machine: Machine): ClientProgram {
  const search = { path: variable(machine, 'PATH'), project: machine.cwd, home: machine.home }
  const path = findProgram('claude', search)
  if (path !== undefined) return { path }
  return locateProgram('claude', search) === undefined ? 'absent' : 'in-modules'
}
