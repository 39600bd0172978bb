import type { KnownLogin, LoginFacts } from '../../credentials/facts.ts'
import { exists, type Machine, pathOf } from '../machine/machine.ts'
import type { Layers } from './layers.ts'
import { readLogin } from './read-login.ts'
import { configFolder, usualFolder } from './settings-paths.ts'

/** The folder of the login file: `CLAUDE_SECURESTORAGE_CONFIG_DIR` moves it alone. */
export function loginFolder(machine: Machine, layers: Layers): string {
  const moved = layers.deciding('CLAUDE_SECURESTORAGE_CONFIG_DIR')?.value
  return moved ? configFolder(machine, moved) : layers.folder
}

/** What moves the login, the strongest first. */
const movers = ['CLAUDE_SECURESTORAGE_CONFIG_DIR', 'CLAUDE_CONFIG_DIR'] as const

/** The variable that chose the folder of the login, and where it stands. */
export function movedBy(layers: Layers): LoginFacts['movedBy'] {
  for (const variable of movers) {
    const set = layers.deciding(variable)
    if (set !== undefined)
      return { variable, where: set.where, ...(set.line === undefined ? {} : { line: set.line }) }
  }
  return undefined
}

/**
 * Every login that lies in a folder which people use as configuration folder: the usual one, the one in use, and the
 * folders beside it in the home that are named like it (`~/.claude-work`).
 */
export function readLogins(machine: Machine, layers: Layers): readonly KnownLogin[] {
  const { join } = pathOf(machine)
  const used = loginFolder(machine, layers)
  const beside = machine.disk
    .list(machine.home)
    .filter(name => /^\.?claude[-_.]?\w*$/i.test(name))
    .map(name => join(machine.home, name))
  const moved = movedBy(layers)
  const chosenBy = moved && { variable: moved.variable, where: moved.where }
  const folders = [...new Set([used, usualFolder(machine), layers.folder, ...beside])]
  return folders
    .filter(folder => exists(machine, join(folder, '.credentials.json')))
    .map(folder => {
      const { facts } = readLogin(machine, folder)
      return {
        path: facts.path,
        state: facts.state,
        ...(facts.expired === undefined ? {} : { expired: facts.expired }),
        inUse: folder === used,
        ...(folder === used && chosenBy !== undefined ? { chosenBy } : {}),
      }
    })
}
