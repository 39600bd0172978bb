import { effectiveHelper } from '../credentials/effective.ts'
import type { DoctorFacts } from '../credentials/facts.ts'
import { cloudProviders } from '../credentials/providers.ts'
import { noSurroundings } from '../credentials/surroundings.ts'
import {
  type Credential,
  type Situation,
  secretVariables,
  type UnmodelledInput,
} from '../credentials/types.ts'
import { invalidProxy } from './credentials/invalid-proxy.ts'
import { type Call, type Layers, readLayers } from './credentials/layers.ts'
import { readCi } from './credentials/read-ci.ts'
import { readClient } from './credentials/read-client.ts'
import { readCredentials } from './credentials/read-credentials.ts'
import { readDescriptors } from './credentials/read-descriptors.ts'
import { readHelper } from './credentials/read-helper.ts'
import { readKeychain } from './credentials/read-keychain.ts'
import { readLogin } from './credentials/read-login.ts'
import { loginFolder, movedBy, readLogins } from './credentials/read-logins.ts'
import { readLoaders, readMentions } from './credentials/read-mentions.ts'
import { readProfiles } from './credentials/read-profiles.ts'
import { readScopes } from './credentials/read-scopes.ts'
import { readServerSettings } from './credentials/read-server-settings.ts'
import {
  readCloud,
  readInvocation,
  readProvider,
  readRoutes,
  readSwitches,
} from './credentials/read-switches.ts'
import { isTrusted } from './credentials/trust.ts'
import { readUnmodelled } from './credentials/unmodelled.ts'
import { newVault, type Vault } from './credentials/vault.ts'
import { isSet, type Machine, pathOf, shown, variable } from './machine/machine.ts'
import { noticing, type UnreadPlace } from './machine/noticing.ts'
import { namesIn } from './places/names-in.ts'

export interface ProbeOptions extends Call {
  readonly bare?: boolean
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
 * starts at most the few programs of {@link Machine.run}, sends nothing, changes nothing, does not throw.
 */
export function probeCredentials(asked: Machine, options: ProbeOptions = {}): Probed {
  const { machine: world, unread } = noticing(asked)
  const layers = readLayers(world, options)
  const vault = newVault()
  const login = readLogin(world, loginFolder(world, layers))
  const profiles = readProfiles(world, layers)
  const descriptors = readDescriptors(world)
  const moved = layers.deciding('CLAUDE_CONFIG_DIR') !== undefined
  const keychain = readKeychain(world, moved)
  const provider = readProvider(layers)
  const cloud = readCloud(world, layers, provider)
  const baseUrl = cloudProviders.find(({ id }) => id === provider?.provider)?.baseUrl ?? 'ANTHROPIC_BASE_URL'
  const described = readCredentials({ layers, login, profiles, descriptors, vault, baseUrl })
  const proxyInvalid = invalidProxy(layers)
  const client = readClient(world)
  const serverSettings = readServerSettings(world, layers)
  const situation: Situation = {
    os: osOf(world),
    credentials: keychain === 'present' ? [...described, keychainLogin] : described,
    settings: layers.files,
    // A file of certificates that can't be read has a finding of its own.
    routes: readRoutes(asked, layers),
    profileUrls: profiles.flatMap(({ url }) => url ?? []),
    ...(provider === undefined ? {} : { provider }),
    ...(cloud === undefined ? {} : { cloud }),
    invocation: readInvocation(layers, options),
    policies: layers.policies,
    trusted: isTrusted(world, layers.state.trusted),
    configCorrupted: layers.state.corrupted,
    ...(proxyInvalid === undefined ? {} : { proxyInvalid }),
    unmodelled: [...readUnmodelled(layers, client?.version), ...unanswered(world, layers, unread())],
    ...(serverSettings === undefined ? {} : { serverSettings }),
  }
  const helper = effectiveHelper(situation)
  const helperFacts = helper === undefined ? undefined : readHelper(world, layers, helper.source)
  const ci = readCi(world)
  const mover = movedBy(layers)
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
      login: {
        ...login.facts,
        ...(keychain === undefined ? {} : { keychain }),
        ...(mover === undefined ? {} : { movedBy: mover }),
      },
      logins: readLogins(world, layers),
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
      ...(world.platform !== 'win32' && on('HOME') && world.disk.stat(world.home) === undefined
        ? { homeMissing: true as const }
        : {}),
      configDirMoved: moved,
      statePath: layers.state.where,
      ...(helperFacts === undefined ? {} : { helper: helperFacts }),
      projectServers: hasServers(world),
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

/**
 * Files that bear on the answer, and of which the client may see more than was seen here. Those with settings stand among
 * the settings. What this user may not read, the client may not either, and a folder has nothing in it for anybody.
 */
function unanswered(
  world: Machine,
  { files }: Layers,
  unread: readonly UnreadPlace[],
): readonly UnmodelledInput[] {
  const told = new Set(files.map(({ path }) => path))
  return unread
    .filter(({ why }) => why === 'larger' || why === 'refused' || why === 'no-file')
    .map(({ why, path }) => ({ name: 'a file', where: shown(world, path), unread: true as const, why }))
    .filter(({ where }) => !told.has(where))
}

/** Whatever is in the file; one that can't be read is noticed. */
function hasServers(world: Machine): boolean {
  const read = world.disk.read(pathOf(world).join(world.cwd, '.mcp.json'))
  return 'text' in read || read.failure === 'too-large'
}

const isSecret = (name: string) => secretVariables.some(one => one === name)

function osOf({ platform }: Machine): DoctorFacts['os'] {
  if (platform === 'darwin') return 'macos'
  if (platform === 'win32') return 'windows'
  return platform === 'linux' ? 'linux' : 'other'
}

function editorOf(world: Machine): DoctorFacts['editor'] {
  if (variable(world, 'TERM_PROGRAM') === 'vscode') return 'vscode'
  return variable(world, 'TERMINAL_EMULATOR') === 'JetBrains-JediTerm' ? 'jetbrains' : undefined
}
