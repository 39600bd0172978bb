import { measuredVersion } from './measured-version.ts'
import { credentialVariables, type Layer, projectLayers } from './sources.ts'

/** A key of a settings file that bears on authentication, on where requests go, or on whether any goes out. */
export interface SettingInput {
  readonly name: string
  /** The layers from whose file the client takes it; none: what it says changes nothing of what is sent. */
  readonly from: readonly Layer[]
  /** `false`: it changes what is sent in a way that the rules do not know. */
  readonly modelled: boolean
  /** It names a program that the client starts. */
  readonly starts: boolean
  /** Of one that is not modelled: whether its value may change something; absent, any does. */
  readonly matters?: (value: unknown) => boolean
  /** What was seen, or why it is not known. */
  readonly effect: string
  /** The client's version on which the effect was seen. */
  readonly measuredOn?: string
}

const files = ['user', ...projectLayers, 'flag', 'managed'] as const satisfies readonly Layer[]
const administrator = ['managed'] as const satisfies readonly Layer[]

const row =
  (from: readonly Layer[], { modelled = true, starts = false } = {}) =>
  (name: string, effect: string): SettingInput => ({
    name,
    from,
    modelled,
    starts,
    effect,
    ...(modelled ? { measuredOn: measuredVersion } : {}),
  })
const read = row(files)
const started = row(files, { starts: true })
const demanded = row(administrator)
const open = row(administrator, { modelled: false })
const openProgram = row(administrator, { modelled: false, starts: true })
const idle = row([])
const idleProgram = row([], { starts: true })

export const settingInputs: readonly SettingInput[] = [
  read('env', 'sets variables; of the state file it counts as well'),
  started('apiKeyHelper', 'its output goes out in both headers'),
  started('awsAuthRefresh', 'renews the credentials of a cloud that is asked'),
  started('awsCredentialExport', 'gives the credentials of a cloud that is asked'),
  started('gcpAuthRefresh', 'renews the credentials of a cloud that is asked'),
  demanded('forceLoginMethod', 'a key or a helper stops the client, or a gateway has to be logged in to'),
  demanded('forceLoginGatewayUrl', 'the same as the method `gateway`'),
  demanded('forceLoginOrgUUID', 'the token is checked first'),
  demanded('allowedProviders', 'a provider that is not in the list stops the client'),
  openProgram('policyHelper', 'its output stands for the settings of the administrator'),
  openProgram('policyHelpers', 'the same for each system, or settings without a program'),
  ...(
    [
      ['requiredMinimumVersion', 'an older client stops; a text without three numbers counts as none'],
      ['requiredMaximumVersion', 'a newer client stops; a text without three numbers counts as none'],
    ] as const
  ).map(([name, effect]) => ({
    ...open(name, effect),
    matters: (value: unknown) => typeof value === 'string' && /\d\.\d+\.\d/.test(value),
  })),
  {
    ...open('deniedModels', 'where no model is left, the client stops'),
    matters: (value: unknown) => Array.isArray(value) && value.length > 0,
  },
  {
    ...open('availableModelsMatch', 'with `exact`, and no model that is in the list, the client stops'),
    matters: (value: unknown) => value === 'exact',
  },
  open('forceRemoteSettingsRefresh', 'settings are fetched first, and without them the client stops'),
  idleProgram('otelHeadersHelper', 'gives headers for telemetry alone'),
  idleProgram('proxyAuthHelper', 'runs for a proxy, and only where a variable says so'),
  idleProgram('processWrapper', 'stands before sessions in the background alone'),
  ...[
    'allowNestedModelAccessUnderForceLogin',
    'gatewayInternalNetworks',
    'managedSourcesBehavior',
    'modelCatalogPublicKey',
    'modelCatalogUrl',
    'parentSettingsBehavior',
    'wslInheritsWindowsSettings',
  ].map(name => idle(name, 'changes nothing of what is sent')),
]

/** What people name settings for authentication by, in the spelling of other programs, and the client has not. */
const mistaken = new Set([
  ...['apikey', 'anthropicapikey', 'claudeapikey', 'auth', 'authentication', 'authorization', 'credentials'],
  ...['token', 'authtoken', 'accesstoken', 'bearertoken', 'oauthtoken', 'primaryapikey'],
  ...['baseurl', 'apibase', 'apibaseurl', 'apiurl', 'apihost', 'apiendpoint', 'endpoint'],
  ...['provider', 'apiprovider', 'modelprovider', 'modelproviders'],
  ...['envs', 'envvars', 'environment', 'environmentvariables'],
  ...[...credentialVariables, 'ANTHROPIC_BASE_URL'].map(plain),
])

function plain(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase()
}

/** Whether a key at the top of a settings file is written for authentication, and none that the client has. */
export function isMistakenSetting(name: string): boolean {
  return mistaken.has(plain(name))
}
