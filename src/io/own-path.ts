import { delimiter, isAbsolute } from 'node:path'
import { type Machine, variable } from './machine/machine.ts'
import { foreignPlaces } from './trust-root.ts'

/** The person's `PATH`, on which nothing of the project is found. */
export function ownPath(world: Machine): string {
  const isForeign = foreignPlaces(world.cwd, world.home)
  return (variable(world, 'PATH') ?? '')
    .split(delimiter)
    .filter(folder => isAbsolute(folder) && !isForeign(folder))
    .join(delimiter)
}
