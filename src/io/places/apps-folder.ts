import { type Machine, pathOf, variable } from '../machine/machine.ts'
import { appsFolderOnMac } from '../machine/macos.ts'

/** Where programs with windows keep what is theirs; on Linux that is for each of them to say. */
export function appsFolder(world: Machine, onLinux: string): string {
  const { join } = pathOf(world)
  if (world.platform === 'darwin') return appsFolderOnMac(world.home)
  return world.platform === 'win32'
    ? (variable(world, 'APPDATA') ?? join(world.home, 'AppData', 'Roaming'))
    : onLinux
}
