import type { Layer } from '../../credentials/types.ts'
import { type Machine, pathOf, variable } from '../machine/machine.ts'

export interface SettingsPath {
  readonly layer: Exclude<Layer, 'shell'>
  readonly path: string
}

/**
 * The settings files that the client reads, the weakest first. Measured on 2.1.330: `settings.json` of a project
 * counts in the start folder alone; `settings.local.json` counts there and, stronger, at the root of the git checkout.
 */
export function settingsPaths(world: Machine): readonly SettingsPath[] {
  const { join } = pathOf(world)
  const root = gitRoot(world)
  const local = (folder: string): SettingsPath => ({
    layer: 'local',
    path: join(folder, '.claude', 'settings.local.json'),
  })
  return [
    { layer: 'user', path: join(configFolder(world), 'settings.json') },
    { layer: 'project', path: join(world.cwd, '.claude', 'settings.json') },
    local(world.cwd),
    ...(root === undefined || root === world.cwd ? [] : [local(root)]),
    { layer: 'managed', path: managedPath(world.platform) },
  ]
}

/**
 * The folder of the user's settings and login. Measured: `CLAUDE_CONFIG_DIR` is taken as it stands, relative to the
 * start folder, without `~`; an empty string names the start folder itself.
 */
export function configFolder(world: Machine): string {
  const { join, resolve } = pathOf(world)
  const moved = variable(world, 'CLAUDE_CONFIG_DIR')
  return moved === undefined ? join(world.home, '.claude') : resolve(world.cwd, moved)
}

/** `.claude.json` lies beside the folder `.claude`, but inside a moved folder. */
export function stateFile(world: Machine): string {
  const { join, resolve } = pathOf(world)
  const moved = variable(world, 'CLAUDE_CONFIG_DIR')
  return moved ? join(resolve(world.cwd, moved), '.claude.json') : join(world.home, '.claude.json')
}

/** The nearest folder upward that holds `.git`, a folder or a file. */
export function gitRoot(world: Machine): string | undefined {
  const { dirname, join } = pathOf(world)
  for (let folder = world.cwd; ; folder = dirname(folder)) {
    if (world.disk.stat(join(folder, '.git')) !== undefined) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/** From the settings documentation; the drop-in folder, preferences and the registry are not read here. */
function managedPath(platform: string): string {
  if (platform === 'darwin') return '/Library/Application Support/ClaudeCode/managed-settings.json'
  if (platform === 'win32') return 'C:\\Program Files\\ClaudeCode\\managed-settings.json'
  return '/etc/claude-code/managed-settings.json'
}
