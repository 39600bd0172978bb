import type { Layer, VersionInput } from '../../credentials/types.ts'
import { type Machine, pathOf, shown, variable } from '../machine/machine.ts'
import { ofFiles } from './of-files.ts'
import { readAdministrator } from './read-administrator.ts'
import { type LoadedSettings, parseSettings, readSettings } from './read-settings.ts'
import { type ClientState, readState } from './read-state.ts'
import { configFolder, projectPaths, stateFile } from './settings-paths.ts'

export interface SettingsFiles {
  /** The weakest first. */
  readonly loaded: readonly LoadedSettings[]
  readonly state: ClientState
  /** The folder of the user's settings and login, absolute. */
  readonly folder: string
  /** Settings whose effect is not known. */
  readonly unmodelled: readonly VersionInput[]
}

/**
 * All files with settings. Measured: a file may itself move the configuration folder. The state file does so before the
 * user's settings are read, and stays that of the first folder. The settings of the user, of `--settings` and of the
 * administrator do so afterwards: then those of the new folder count over those of the first, whose `env` block stays.
 */
export function readSettingsFiles(
  machine: Machine,
  flag: string | undefined,
  inEffect: readonly Layer[],
): SettingsFiles {
  const set = variable(machine, 'CLAUDE_CONFIG_DIR')
  // Where the environment is the strongest layer, no file moves what it names.
  const movers = set !== undefined && inEffect.at(-1) === 'shell' ? [] : inEffect
  const state = readState(machine, stateFile(machine, set))
  const named = moves([state.settings], movers) ?? set
  const first = readUser(machine, configFolder(machine, named))
  const flagged = flag === undefined ? [] : [readFlag(machine, flag)]
  const managed = readAdministrator(machine)
  const moved = moves([first, ...flagged, ...managed], movers)
  const folder = configFolder(machine, moved ?? named)
  const loaded = [
    ...(state.settings.file.state === 'absent' ? [] : [state.settings]),
    ...(folder === configFolder(machine, named)
      ? [first]
      : [withoutHelper(first), readUser(machine, folder)]),
    ...projectPaths(machine).map(path => readSettings(machine, path)),
    ...flagged,
    ...managed,
  ]
  return {
    loaded,
    state,
    folder,
    unmodelled: loaded.flatMap(({ unmodelled = [] }) => unmodelled),
  }
}

/** What the strongest of these files says about the configuration folder. */
function moves(files: readonly LoadedSettings[], inEffect: readonly Layer[]): string | undefined {
  const counting = files.filter(({ file }) => inEffect.includes(file.layer))
  return ofFiles(counting, 'CLAUDE_CONFIG_DIR').at(-1)?.value
}

function readUser(machine: Machine, folder: string): LoadedSettings {
  return readSettings(machine, { layer: 'user', path: pathOf(machine).join(folder, 'settings.json') })
}

function withoutHelper({ helper: _, ...rest }: LoadedSettings): LoadedSettings {
  return rest
}

function readFlag(machine: Machine, flag: string): LoadedSettings {
  if (flag.trim().startsWith('{'))
    return parseSettings(flag, { layer: 'flag', path: '--settings', platform: machine.platform })
  const path = pathOf(machine).resolve(machine.cwd, flag)
  const loaded = readSettings(machine, { layer: 'flag', path })
  return { ...loaded, file: { ...loaded.file, path: shown(machine, path) } }
}
