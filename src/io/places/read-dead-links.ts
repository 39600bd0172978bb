import type { DeadLink } from '../../credentials/surroundings.ts'
import { describe } from '../credentials/describe.ts'
import { stateFile } from '../credentials/settings-paths.ts'
import { type Machine, pathOf, shown, variable } from '../machine/machine.ts'

/** The folder of the settings and the login, its login file and the state file, where one of them is a link to nothing. */
export function readDeadLinks(world: Machine, folder: string): readonly DeadLink[] {
  const { dirname, join, resolve } = pathOf(world)
  const paths = [
    folder,
    join(folder, '.credentials.json'),
    stateFile(world, variable(world, 'CLAUDE_CONFIG_DIR')),
  ]
  return paths.flatMap((path, index) => {
    const target = world.disk.deadLink?.(path)
    if (target === undefined) return []
    const to = shown(world, resolve(dirname(path), target))
    return [{ path: shown(world, path), isFolder: index === 0, ...(isTellable(to) ? { to } : {}) }]
  })
}

/** A path may be shown, unless somebody put something else in its place. */
function isTellable(path: string): boolean {
  return path.split(/[\\/]/).every(part => {
    const { kind } = describe(part)
    return /^[\w .~:()@,-]{0,60}$/.test(part) && (part === '' || kind === 'unknown' || kind === 'placeholder')
  })
}
