import type { Mention } from '../../credentials/facts.ts'
import type { Cut, LoginMount, Surroundings } from '../../credentials/surroundings.ts'
import { misplacedNames } from '../../places/known-names.ts'
import { keyLines } from '../credentials/key-lines.ts'
import type { Layers } from '../credentials/layers.ts'
import { MOST_STATE } from '../credentials/read-state.ts'
import { configFolder, stateFile } from '../credentials/settings-paths.ts'
import { isRecord } from '../is-record.ts'
import { isSet, type Machine, pathOf, shown, variable } from '../machine/machine.ts'
import { isLaunchdJob } from '../machine/macos.ts'
import { meantPath } from '../machine/meant-path.ts'
import { parseJson } from '../parse-json.ts'
import { appsFolder } from './apps-folder.ts'
import type { EditorText } from './open-editors.ts'
import { readDeadLinks } from './read-dead-links.ts'
import { describedEntries, type EditorFile } from './read-editor.ts'
import { readEditorSettings } from './read-editor-settings.ts'
import { readNames } from './read-names.ts'
import { readOfLayers } from './read-of-layers.ts'
import { describedLines, type UnitFile } from './read-units.ts'
import type { YamlFacts } from './read-yaml.ts'

/** Looks at the place in which Claude Code runs. Reads files, starts nothing, changes nothing, does not throw. */
export function readSurroundings(
  world: Machine,
  given: {
    readonly layers: Layers
    readonly lines: readonly Mention[]
    readonly parents: readonly string[]
    readonly editors: readonly EditorText[]
    readonly editorFiles: readonly EditorFile[]
    readonly units: { readonly files: readonly UnitFile[]; readonly cut: readonly Cut[] }
    readonly yaml: YamlFacts
    readonly loginMounts: readonly LoginMount[]
    /** What was pasted, masked. */
    readonly message?: string
  },
): Surroundings {
  const { layers, lines, parents, editors, editorFiles, units, yaml, loginMounts } = given
  const named = readNames(world, lines)
  const cut = [...yaml.cut, ...units.cut, ...named.cut]
  const service = serviceOf(world, parents)
  const folder = variable(world, 'CLAUDE_CONFIG_DIR') ?? ''
  const literalFolder = literalIn(folder, world)
  const meantFolder = meantPath(world, folder)
  const deadLinks = readDeadLinks(world, layers.folder)
  const loginShell = /([a-z]{2,8})$/.exec(variable(world, 'SHELL') ?? '')?.[1]
  return {
    ...(service === undefined ? {} : { service }),
    wsl: isSet(world, 'WSL_DISTRO_NAME') || isSet(world, 'WSL_INTEROP'),
    ...(loginShell === undefined ? {} : { loginShell }),
    dependabot: variable(world, 'GITHUB_ACTOR') === 'dependabot[bot]',
    tmux: isSet(world, 'TMUX'),
    codespace: variable(world, 'CODESPACES') === 'true',
    sudo: isSet(world, 'SUDO_USER') && variable(world, 'SUDO_USER') !== variable(world, 'USER'),
    ...readState(world),
    desktop: hasDesktop(world),
    literalTilde: /^~(?:[\\/]|$)/.test(folder),
    ...(literalFolder === undefined ? {} : { literalFolder }),
    ...(meantFolder === undefined ? {} : { meantFolder }),
    unread: [...readMisplaced(world), ...readUnread(world)],
    names: [...named.names, ...yaml.names],
    workflows: yaml.workflows,
    ...(yaml.commandSteps.length === 0 ? {} : { commandSteps: yaml.commandSteps }),
    compose: yaml.compose,
    ...(loginMounts.length === 0 ? {} : { loginMounts }),
    ...(deadLinks.length === 0 ? {} : { deadLinks }),
    units: describedLines(units.files),
    editorVariables: describedEntries(editorFiles),
    editorSettings: readEditorSettings(editors),
    ...readOfLayers(world, layers, given.message),
    ...(cut.length === 0 ? {} : { cut }),
  }
}

/** Measured on Windows: neither quotes, nor `/c/…` of Git Bash, nor `%NAME%` mean anything in the path. */
function literalIn(folder: string, { platform }: Machine): Surroundings['literalFolder'] {
  if (/^(["']).+\1$/.test(folder)) return 'quotes'
  if (platform !== 'win32') return undefined
  if (/^\/[a-z](?:\/|$)/i.test(folder)) return 'unix-path'
  return /%\w+%/.test(folder) ? 'variable' : undefined
}

/** systemd's variables reach every desktop terminal too, which has a display or a terminal type; a service has neither. */
function serviceOf(world: Machine, parents: readonly string[]): Surroundings['service'] {
  if (parents.some(program => /^(?:cron|crond|anacron|atd)$/.test(program))) return 'cron'
  const screen = ['TERM', 'DISPLAY', 'WAYLAND_DISPLAY', 'SSH_CONNECTION', 'CI'].some(name =>
    isSet(world, name),
  )
  if (screen) return undefined
  if (isSet(world, 'INVOCATION_ID')) return 'systemd'
  if (isLaunchdJob(world)) return 'launchd'
  return hasEnvironmentOfCron(world) ? 'cron' : undefined
}

/** All that cron gives a job, and exactly that: crontab(5). Where no parent can be seen, it is told by this. */
function hasEnvironmentOfCron(world: Machine): boolean {
  return (
    variable(world, 'SHELL') === '/bin/sh' &&
    variable(world, 'PATH') === '/usr/bin:/bin' &&
    isSet(world, 'LOGNAME')
  )
}

function readState(world: Machine): Pick<Surroundings, 'onboarded' | 'account'> {
  const read = world.disk.read(stateFile(world, variable(world, 'CLAUDE_CONFIG_DIR')), MOST_STATE)
  if ('failure' in read) return read.failure === 'absent' ? { onboarded: false } : {}
  const value = parseJson(read.text.replace(/^\ufeff/, ''))
  if (!isRecord(value)) return {}
  return {
    onboarded: value['hasCompletedOnboarding'] === true,
    ...(isRecord(value['oauthAccount']) ? { account: true } : {}),
  }
}

function hasDesktop(world: Machine): boolean {
  const { join } = pathOf(world)
  const base = appsFolder(world, join(world.home, '.config'))
  return world.disk.stat(join(base, 'Claude')) !== undefined
}

/** Files that blogs name and Claude Code does not read, where they hold something of the kind. */
function readUnread(world: Machine): Surroundings['unread'] {
  const { join } = pathOf(world)
  const folder = configFolder(world, variable(world, 'CLAUDE_CONFIG_DIR'))
  const paths = [
    join(folder, 'config.json'),
    join(folder, 'auth.json'),
    join(world.home, '.config', 'claude', 'config.json'),
    join(world.home, '.config', 'claude-code', 'config.json'),
    join(world.home, '.anthropic', 'config.json'),
  ]
  const usual = join(world.home, '.claude', 'settings.json')
  const isMoved = join(folder, 'settings.json') !== usual
  const places: readonly { readonly path: string; readonly marks?: Marks }[] = [
    ...paths.map(path => ({ path })),
    ...(isMoved ? [{ path: usual, marks: { moved: true } as const }] : []),
    // Of the own folder alone: nobody is told to put a project's file into force.
    ...nearlySettings.map(name => ({ path: join(folder, name), marks: { misnamed: true } as const })),
  ]
  return places.flatMap(({ path, marks }) => {
    const read = world.disk.read(path)
    if ('failure' in read) return []
    const value = parseJson(read.text.replace(/^\ufeff/, ''))
    if (!isRecord(value)) return []
    const env = isRecord(value['env']) ? value['env'] : {}
    const key = [...Object.keys(value), ...Object.keys(env)].find(name =>
      /api_?key|auth_?token|oauth|base_?url/i.test(name),
    )
    if (key === undefined || !/^\w{1,60}$/.test(key)) return []
    const line = keyLines(read.text, world.platform)(key) ?? 1
    return [{ file: shown(world, path), line, key, ...marks }]
  })
}

type Marks = Pick<Surroundings['unread'][number], 'moved' | 'misnamed'>

/** What a person, or an editor of Windows that hides the end of a name, makes of `settings.json`. */
const nearlySettings = ['setting.json', 'settings.jsonc', 'settings.json.txt']

/** Settings that a person put into the state file, which takes of them only `env`. */
function readMisplaced(world: Machine): Surroundings['unread'] {
  const path = stateFile(world, variable(world, 'CLAUDE_CONFIG_DIR'))
  const read = world.disk.read(path)
  if ('failure' in read) return []
  const value = parseJson(read.text.replace(/^\ufeff/, ''))
  if (!isRecord(value)) return []
  return misplacedNames
    .filter(key => value[key] !== undefined)
    .map(key => ({
      file: shown(world, path),
      line: read.text.slice(0, Math.max(0, read.text.indexOf(`"${key}"`))).split('\n').length,
      key,
      setting: true,
    }))
}
