import { layersInEffect, trustedLayers } from '../../credentials/effective.ts'
import { layersOf } from '../../credentials/inputs.ts'
import type { Invocation } from '../../credentials/invocation.ts'
import type { Layer } from '../../credentials/sources.ts'
import type { Policies, SettingsFile, VersionInput } from '../../credentials/types.ts'
import { type Machine, variable } from '../machine/machine.ts'
import { isOn } from './is-on.ts'
import { ofFiles, type Placed, place, strongestPerLayer } from './of-files.ts'
import { joinPolicies } from './policies.ts'
import type { ClientState } from './read-state.ts'
import { readSettingsFiles } from './settings-files.ts'

/** How the client is called, as far as it decides which files count. */
export interface Call {
  /** The value of `--settings`: a file or JSON. */
  readonly settings?: string
  readonly settingSources?: Invocation['settingSources']
  readonly restricted?: boolean
}

export interface Layers {
  readonly files: readonly SettingsFile[]
  /** Every definition of a variable, at most one a layer, the weakest first. */
  readonly definitions: (variable: string) => readonly Placed[]
  /** The definition that counts: of the layers from which the client takes this variable, in this call. */
  readonly deciding: (variable: string) => Placed | undefined
  /** The same, as if these layers did not say anything of it. */
  readonly decidingOutside: (layers: readonly Layer[], variable: string) => Placed | undefined
  readonly helpers: readonly Placed[]
  /** The setting `model`, the weakest first. */
  readonly models: readonly Placed[]
  readonly policies: Policies
  readonly state: ClientState
  /** The folder of the user's settings and login, absolute. */
  readonly folder: string
  /** Places of settings that could not be looked at, and settings whose effect is not known. */
  readonly unmodelled: readonly VersionInput[]
  readonly call: Pick<Invocation, 'restricted' | 'settingSources' | 'hosted' | 'entry'>
}

/** The environment and all settings files. */
export function readLayers(machine: Machine, options: Call = {}): Layers {
  const entry = entryOf(machine)
  const call: Layers['call'] = {
    ...(entry === undefined ? {} : { entry }),
    restricted: options.restricted === true || isOn(variable(machine, 'CLAUDE_CODE_RESTRICTED')),
    ...(options.settingSources === undefined ? {} : { settingSources: options.settingSources }),
    hosted: isOn(variable(machine, 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST')),
  }
  const inEffect = layersInEffect({ invocation: { ...call, bare: false } })
  const trusted = trustedLayers({ invocation: { ...call, bare: false } })
  const { loaded, state, folder, unmodelled } = readSettingsFiles(machine, options.settings, inEffect)
  // Of two spellings of one variable, the one in capitals stands for it on Windows.
  const twin = (name: string) => machine.platform === 'win32' && name !== name.toUpperCase()
  // Measured: to the desktop app a variable of the environment, in whatever case, is set, and files don't set it.
  const covered = (name: string) =>
    entry === 'desktop' &&
    Object.keys(machine.env).some(key => key !== name && key.toUpperCase() === name.toUpperCase())
  const definitions = (name: string) =>
    twin(name) ? [] : [...ofShell(machine, name), ...(covered(name) ? [] : ofFiles(loaded, name))]
  const decidingOutside: Layers['decidingOutside'] = (left, name) => {
    const taken = layersOf(name).filter(layer => !left.includes(layer))
    const found = definitions(name).filter(({ layer }) => taken.includes(layer))
    return trusted.flatMap(layer => found.filter(one => one.layer === layer)).at(-1)
  }
  return {
    files: loaded.map(({ file }) => file),
    definitions,
    deciding: name => decidingOutside([], name),
    decidingOutside,
    helpers: strongestPerLayer(
      loaded.flatMap(({ file, helper, lineOf }) =>
        helper === undefined ? [] : [place(file, helper, lineOf('apiKeyHelper'))],
      ),
    ),
    models: loaded
      .filter(({ file }) => inEffect.includes(file.layer))
      .flatMap(({ file, model, lineOf }) =>
        model === undefined ? [] : [place(file, model, lineOf('model'))],
      ),
    policies: joinPolicies(loaded.map(({ policies }) => policies)),
    state,
    folder,
    unmodelled,
    call,
  }
}

/** Which program started the client; only the environment tells. */
function entryOf(machine: Machine): Invocation['entry'] {
  const entrypoint = variable(machine, 'CLAUDE_CODE_ENTRYPOINT')?.trim()
  if (/^(?:claude-desktop|local[-_]agent)$/.test(entrypoint ?? '')) return 'desktop'
  return entrypoint === 'claude-vscode' ? 'editor' : undefined
}

/** Whether the switch counts and is on. */
export function switchedOn(layers: Pick<Layers, 'deciding'>, name: string): boolean {
  return isOn(layers.deciding(name)?.value)
}

/** Where else the switch is on, the strongest first: each place would count, were the one that decides taken away. */
export function weakerOn(layers: Pick<Layers, 'definitions' | 'deciding'>, name: string): readonly Placed[] {
  const deciding = layers.deciding(name)
  return layers
    .definitions(name)
    .filter(({ layer, value }) => layer !== deciding?.layer && isOn(value))
    .toReversed()
}

/** The text of a variable that counts, without blanks around; empty where there is none. */
export function textIn(layers: Pick<Layers, 'deciding'>, name: string): string {
  return layers.deciding(name)?.value.trim() ?? ''
}

function ofShell(machine: Machine, variable: string): readonly Placed[] {
  const { env, platform } = machine
  const names =
    platform === 'win32'
      ? Object.keys(env).filter(key => key.toUpperCase() === variable.toUpperCase())
      : [variable]
  return names.flatMap(name => {
    const value = env[name]
    return value === undefined ? [] : [{ layer: 'shell' as const, value, where: 'environment' }]
  })
}
