import type { DoctorFacts } from '../../credentials/facts.ts'
import type { Proof } from '../../credentials/proof.ts'
import { proxyVariables } from '../../credentials/proxy-variables.ts'
import type { Layers } from '../credentials/layers.ts'
import type { ClientProgram } from './client-program.ts'
import { quieted } from './quiet.ts'

type Refused = Extract<Proof, { readonly state: 'refused' }>

/** Variables of any place that lead past an address given by `--settings`. */
const waysAround = [
  ...[...proxyVariables, 'all_proxy', 'ALL_PROXY'],
  ...['ANTHROPIC_UNIX_SOCKET', 'CLAUDE_CODE_RUNNER_MODEL_SOCKET', 'CLAUDE_CODE_USE_GATEWAY'],
  'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
  ...['CLAUDE_CODE_ENABLE_PROXY_AUTH_HELPER', 'CLAUDE_CODE_USER_DELEGATED_SESSION_DIRECT_API'],
]

const openFiles = ['CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', 'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR']

/**
 * What keeps the client from being asked in this folder: nothing may reach a real server, and no program may be started
 * but the client and what the person allowed.
 */
export function refusalOf(input: {
  readonly facts: DoctorFacts
  readonly layers: Layers
  readonly program: ClientProgram
  readonly allowPrograms: boolean
  readonly hasSettingsFlag: boolean
}): Refused | undefined {
  const { facts, layers, program } = input
  if (program === 'absent') return { state: 'refused', reason: 'no-client' }
  if (program === 'in-modules') return { state: 'refused', reason: 'client-in-modules' }
  if (input.hasSettingsFlag) return { state: 'refused', reason: 'settings-flag', name: '--settings' }
  return (
    goesElsewhere(facts, layers) ??
    asksFirst(facts) ??
    refusedProvider(facts) ??
    firstSet(layers, openFiles, 'open-file') ??
    (input.allowPrograms ? undefined : startsProgram(facts))
  )
}

function goesElsewhere(facts: DoctorFacts, layers: Layers): Refused | undefined {
  const { provider } = facts
  if (provider !== undefined) {
    const where = layers.deciding(provider.variable)?.where
    return refuse('goes-elsewhere', provider.variable, where)
  }
  const set = firstSet(layers, waysAround, 'goes-elsewhere')
  if (set !== undefined) return set
  // An administrator's value beats that of `--settings`: one without a proxy leads the rest of the traffic past us.
  for (const name of ['ANTHROPIC_BASE_URL', 'NO_PROXY', 'no_proxy', ...Object.keys(quieted)]) {
    const managed = layers.definitions(name).find(({ layer }) => layer === 'managed')
    if (managed !== undefined && managed.value !== quieted[name]) {
      return refuse('goes-elsewhere', name, managed.where)
    }
  }
  return undefined
}

/** A login that is over, or soon will be, is renewed before the first request; others are exchanged or checked. */
function asksFirst({ login, policies, credentials, settings }: DoctorFacts): Refused | undefined {
  if (login.keychain === 'present' || login.keychain === 'unknown') {
    return refuse('asks-first', 'the login', 'Keychain')
  }
  if (login.expired === true && login.refreshToken === true) {
    return refuse('asks-first', 'the login', login.path)
  }
  if (policies?.organization === true) {
    const file = settings.find(({ forces }) => forces?.includes('forceLoginOrgUUID'))
    return refuse('asks-first', 'forceLoginOrgUUID', file?.path)
  }
  if (policies?.forceLogin === 'gateway' || policies?.gatewayAddress === true)
    return refuse('goes-elsewhere', 'forceLoginMethod', 'managed settings')
  const profile = credentials.find(({ source }) => source.startsWith('profile:'))
  return profile === undefined ? undefined : refuse('asks-first', profile.variable, profile.where)
}

function refusedProvider({ policies }: DoctorFacts): Refused | undefined {
  const allowed = policies?.allowedProviders
  if (allowed === undefined || allowed.includes('customEndpoint')) return undefined
  return refuse('provider-not-allowed', 'allowedProviders', 'managed settings')
}

/** What the client starts for a screen that somebody looks at; measured: never for one message. */
const ofScreens = ['statusLine', 'subagentStatusLine', 'fileSuggestion', 'processWrapper']

/** Hooks of the person are kept still by the call itself; an administrator's are not. */
function startsProgram({ settings }: DoctorFacts): Refused | undefined {
  for (const { layer, path, wouldRun = [], runs = wouldRun } of settings) {
    const still = layer === 'managed' ? ofScreens : [...ofScreens, 'hooks']
    const name = runs.find(one => !still.includes(one))
    if (name !== undefined) return refuse('runs-a-program', name, path)
  }
  return undefined
}

function firstSet(layers: Layers, names: readonly string[], reason: Refused['reason']): Refused | undefined {
  for (const name of names) {
    const set = layers.definitions(name).find(({ value }) => value.trim() !== '')
    if (set !== undefined) return refuse(reason, name, set.where)
  }
  return undefined
}

function refuse(reason: Refused['reason'], name: string, where: string | undefined): Refused {
  return { state: 'refused', reason, name, ...(where === undefined ? {} : { where }) }
}
