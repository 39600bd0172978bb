import { type Machine, pathOf, variable } from '../machine/machine.ts'

/** Where programs with windows keep what is theirs; on Linux that is for each of them to say. */
export function appsFolder(world: Machine, onLinux: string): string {
  const { join } = pathOf(world)
  if (world.platform === 'darwin') return join(world.home, 'Library', 'Application Support')
  return world.platform === 'win32'
    ? (variable(world, 'APPDATA') ?? join(world.home, 'AppData', 'Roaming'))
    : onLinux
}
