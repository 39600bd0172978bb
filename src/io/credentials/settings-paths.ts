import type { Layer } from '../../credentials/types.ts'
import { type Machine, pathOf, textOf, variable } from '../machine/machine.ts'
import { managedFolderOnMac } from '../machine/macos.ts'
import { gitRoot, mainCheckout } from './main-checkout.ts'

export interface SettingsPath {
  readonly layer: Exclude<Layer, 'shell'>
  readonly path: string
}

/** All settings files, the weakest first, where no file moves the configuration folder. */
export function settingsPaths(machine: Machine): readonly SettingsPath[] {
  const folder = configFolder(machine, variable(machine, 'CLAUDE_CONFIG_DIR'))
  const user = { layer: 'user' as const, path: pathOf(machine).join(folder, 'settings.json') }
  return [user, ...projectPaths(machine), ...managedPaths(machine)]
}

/**
 * The settings files of the project, the weakest first. Measured: `settings.json` counts in the start folder alone;
 * `settings.local.json` counts there and, stronger, at the root of the checkout, for which in a worktree that of the main
 * checkout stands. The home counts as the root of nothing: its local settings are read in itself only.
 */
export function projectPaths(machine: Machine): readonly SettingsPath[] {
  const { join } = pathOf(machine)
  return [
    { layer: 'project', path: join(machine.cwd, '.claude', 'settings.json') },
    ...localFolders(machine).map(folder => ({
      layer: 'local' as const,
      path: join(folder, '.claude', 'settings.local.json'),
    })),
  ]
}

/** The administrator's files, the weakest first. From the settings documentation; the order of drop-ins is measured. */
export function managedPaths(machine: Machine): readonly SettingsPath[] {
  const { join } = pathOf(machine)
  const folder = managedFolder(machine.platform)
  const dropIns = join(folder, 'managed-settings.d')
  const names = machine.disk.list(dropIns).filter(name => name.endsWith('.json') && !name.startsWith('.'))
  return ['managed-settings.json', ...[...names].sort().map(name => join('managed-settings.d', name))]
    .map(name => join(folder, name))
    .filter((path, index) => index === 0 || machine.disk.stat(path)?.isDirectory === false)
    .map(path => ({ layer: 'managed', path }))
}

/**
 * The folder of the user's settings and login, where nothing moves it. Measured: its path is composed (NFC), also where a
 * home is written with letters and accents apart; then it is another folder.
 */
export function usualFolder(machine: Pick<Machine, 'home' | 'platform' | 'cwd'>): string {
  return pathOf(machine).join(machine.home, '.claude').normalize('NFC')
}

/**
 * The same as `CLAUDE_CONFIG_DIR` names it. Measured: it is composed, else taken as it stands, relative to the start
 * folder, without `~`; an empty string names the start folder itself.
 */
export function configFolder(machine: Machine, moved: string | undefined): string {
  return moved === undefined
    ? usualFolder(machine)
    : pathOf(machine).resolve(machine.cwd, moved.normalize('NFC'))
}

/**
 * `.config.json` in the configuration folder, where it is there and not empty; else `.claude.json`, which lies beside the
 * folder `.claude`, but inside a moved folder. Measured: of the latter alone the path is not composed.
 */
export function stateFile(machine: Machine, moved: string | undefined): string {
  const { join, resolve } = pathOf(machine)
  const legacy = join(configFolder(machine, moved), '.config.json')
  if ((textOf(machine, legacy) ?? '') !== '') return legacy
  return join(moved ? resolve(machine.cwd, moved) : machine.home, '.claude.json')
}

function localFolders(machine: Machine): readonly string[] {
  const { cwd, home, platform } = machine
  // Measured: on Windows neither the root nor the main checkout is looked at.
  const root = platform === 'win32' ? undefined : gitRoot(machine)
  const above = root === undefined ? undefined : mainCheckout(machine, root)
  if (above === undefined) return [cwd]
  const isHome = above === pathOf(machine).resolve(home)
  return above === cwd || isHome || !isOwn(machine, above) ? [cwd] : [cwd, above]
}

/** Measured: a checkout counts only where it, its `.git` and its `.claude` are this person's; in a container often none is. */
function isOwn(machine: Machine, checkout: string): boolean {
  const { uid, disk } = machine
  const { join } = pathOf(machine)
  const places = [checkout, join(checkout, '.git'), join(checkout, '.claude')]
  return uid === undefined || places.every(path => (disk.stat(path)?.uid ?? uid) === uid)
}

function managedFolder(platform: string): string {
  if (platform === 'darwin') return managedFolderOnMac
  if (platform === 'win32') return 'C:\\Program Files\\ClaudeCode'
  return '/etc/claude-code'
}
