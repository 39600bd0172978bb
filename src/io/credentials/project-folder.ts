import { isInside } from '../is-inside.ts'
import { gitRoot } from './settings-paths.ts'
import { type ProbeWorld, pathOf } from './world.ts'

/**
 * The folder that counts as the project for the question which programs are foreign. Where the home itself lies in it
 * (its files kept under git, or a start in `/`) there is none: the person's own programs would be foreign too.
 */
export function projectFolder(world: ProbeWorld): string {
  const root = gitRoot(world) ?? world.cwd
  return isInside(world.home, root, pathOf(world)) ? '/nonexistent' : root
}
