import { effectiveHelper } from '../credentials/effective.ts'
import type { DoctorFacts } from '../credentials/facts.ts'
import { noSurroundings } from '../credentials/surroundings.ts'
import { type Credential, type Invocation, type Situation, secretVariables } from '../credentials/types.ts'
import { type Layers, readLayers } from './credentials/layers.ts'
import { readCi } from './credentials/read-ci.ts'
import { readClient } from './credentials/read-client.ts'
import { readCredentials } from './credentials/read-credentials.ts'
import { readHelper } from './credentials/read-helper.ts'
import { readKeychain } from './credentials/read-keychain.ts'
import { readLogin } from './credentials/read-login.ts'
import { readLoaders, readMentions } from './credentials/read-mentions.ts'
import { readScopes } from './credentials/read-scopes.ts'
import { readState } from './credentials/read-state.ts'
import { readInvocation, readProvider, readRoutes, readSwitches } from './credentials/read-switches.ts'
import { newVault, type Vault } from './credentials/vault.ts'
import { isSet, type ProbeWorld, pathOf, variable } from './credentials/world.ts'
import { namesIn } from './places/names-in.ts'

export interface ProbeOptions {
  /** The value of `--settings`: a file or JSON. */
  readonly settings?: string
  readonly settingSources?: Invocation['settingSources']
  readonly bare?: boolean
  readonly restricted?: boolean
  /** The id of the shell for which fixes are written. */
  readonly shell?: string
  readonly container?: boolean
}

export interface Probed {
  readonly facts: DoctorFacts
  /** For `io/online` alone; nothing can be read from it outside `io/`. */
  readonly vault: Vault
  readonly layers: Layers
}

/**
 * Looks at everything that decides which credential the client sends from this folder, and describes it. Reads files,
 * starts at most the few programs of {@link ProbeWorld.run}, sends nothing, changes nothing, does not throw.
 */
export function probeCredentials(world: ProbeWorld, options: ProbeOptions = {}): Probed {
  const layers = readLayers(world, options.settings)
  const vault = newVault()
  const login = readLogin(world)
  const state = readState(world)
  const described = readCredentials(world, { layers, login, state, vault })
  const invocation = readInvocation(layers, options)
  const moved = variable(world, 'CLAUDE_CONFIG_DIR') !== undefined
  const keychain = readKeychain(world, moved)
  const provider = readProvider(layers)
  const situation: Situation = {
    credentials: keychain === 'present' ? [...described, keychainLogin] : described,
    settings: layers.files,
    routes: readRoutes(world, layers),
    ...(provider === undefined ? {} : { provider }),
    invocation,
    trusted: state.trusted,
    configCorrupted: state.corrupted,
  }
  const helper = effectiveHelper(situation)
  const helperFacts = helper === undefined ? undefined : readHelper(world, layers, helper.source)
  const client = readClient(world)
  const ci = readCi(world)
  const editor = editorOf(world)
  const on = (name: string) => isSet(world, name)
  return {
    vault,
    layers,
    facts: {
      ...situation,
      os: osOf(world),
      ...(options.shell === undefined ? {} : { shell: options.shell }),
      insideClaude: on('CLAUDECODE'),
      login: { ...login.facts, ...(keychain === undefined ? {} : { keychain }) },
      mentions: readMentions(world),
      ...readLoaders(world),
      scopes: readScopes(world),
      switches: readSwitches(layers),
      lines: readMentions(world, text => namesIn(text).filter(name => !isSecret(name))),
      surroundings: noSurroundings,
      pasted: false,
      ssh: on('SSH_CONNECTION') || on('SSH_TTY'),
      container: options.container ?? false,
      ...(editor === undefined ? {} : { editor }),
      userUnset: world.platform !== 'win32' && !on('USER'),
      homeUnset: world.platform !== 'win32' && !on('HOME'),
      configDirMoved: moved,
      ...(helperFacts === undefined ? {} : { helper: helperFacts }),
      projectServers: world.disk.stat(pathOf(world).join(world.cwd, '.mcp.json'))?.isFile === true,
      ...(client === undefined ? {} : { client }),
      ...(ci === undefined ? {} : { ci }),
      printed: [],
    },
  }
}

const keychainLogin: Credential = {
  source: 'login:keychain',
  variable: 'Claude Code-credentials',
  where: 'Keychain',
  kind: 'unknown',
  length: 0,
  defects: [],
}

const isSecret = (name: string) => secretVariables.some(one => one === name)

function osOf({ platform }: ProbeWorld): DoctorFacts['os'] {
  if (platform === 'darwin') return 'macos'
  if (platform === 'win32') return 'windows'
  return platform === 'linux' ? 'linux' : 'other'
}

function editorOf(world: ProbeWorld): DoctorFacts['editor'] {
  if (variable(world, 'TERM_PROGRAM') === 'vscode') return 'vscode'
  return variable(world, 'TERMINAL_EMULATOR') === 'JetBrains-JediTerm' ? 'jetbrains' : undefined
}
