import { isInside } from '../is-inside.ts'
import { type Machine, pathOf } from '../machine/machine.ts'
import { gitRoot } from './main-checkout.ts'

/**
 * The folder that counts as the project for the question which programs are foreign. Where the home itself lies in it
 * (its files kept under git, or a start in `/`) there is none: the person's own programs would be foreign too.
 */
export function projectFolder(world: Machine): string {
  const root = gitRoot(world) ?? world.cwd
  return isInside(world.home, root, pathOf(world)) ? '/nonexistent' : root
}
