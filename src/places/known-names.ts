import { inputs } from '../credentials/inputs.ts'
import { cloudProviders } from '../credentials/providers.ts'
import { settingInputs } from '../credentials/setting-inputs.ts'
import { credentialVariables, sources } from '../credentials/sources.ts'

/**
 * The variables that a person sets for authentication: the credentials, what selects and addresses a provider, and
 * what leads to the server. A name that is none of these and near one of them is a slip.
 */
export const credentialNames: readonly string[] = [
  ...credentialVariables,
  ...['ANTHROPIC_BASE_URL', 'CLAUDE_CONFIG_DIR', 'NODE_EXTRA_CA_CERTS'],
  ...new Set(cloudProviders.flatMap(({ on, baseUrl, needs }) => [on, baseUrl, ...needs])),
]

/** Further names that are right as they are, so that they are taken for no slip. */
const others: readonly string[] = [
  'ANTHROPIC_MODEL',
  'ANTHROPIC_ADMIN_KEY',
  'ANTHROPIC_API_KEY_FILE',
  'ANTHROPIC_LOG',
  'CLAUDE_CODE_OAUTH_SCOPES',
  'CLAUDE_CODE_OAUTH_REFRESH_TOKEN',
  'CLAUDE_CODE_OAUTH_CLIENT_ID',
  'CLAUDE_CODE_API_KEY_HELPER_TTL_MS',
  'CLAUDE_CODE_SESSION_ID',
  'CLAUDE_CODE_SESSION_ACCESS_TOKEN',
]

/** What the client reads. A name of which it takes nothing may still be a slip for one that it reads. */
const read: readonly string[] = [
  ...sources.map(({ name }) => name),
  ...cloudProviders.flatMap(({ baseUrl, needs }) => [baseUrl, ...needs]),
  ...inputs.filter(({ from }) => from.length > 0).map(({ name }) => name),
]

const all = new Set([...credentialNames, ...read, ...others])

export function isKnownName(name: string): boolean {
  return all.has(name)
}

/** Variables of the clouds that decide who is asked and with what. */
export const cloudNames: readonly string[] = [
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'CLOUD_ML_REGION',
  'ANTHROPIC_VERTEX_PROJECT_ID',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'GOOGLE_CLOUD_PROJECT',
  'GCLOUD_PROJECT',
  'ANTHROPIC_FOUNDRY_RESOURCE',
  'ANTHROPIC_FOUNDRY_BASE_URL',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_TENANT_ID',
  ...new Set<string>(cloudProviders.flatMap(({ key, bearer }) => [...bearer, ...key])),
]

/** Whether a variable of a place bears on authentication, or on the cloud that is asked. */
export function bearsOnAuth(name: string): boolean {
  return all.has(name) || cloudNames.includes(name)
}

/** The keys of settings that bear on authentication; `env` is too short to be near anything. */
export const settingNames: readonly string[] = settingInputs
  .filter(({ name, from }) => from.length > 0 && name !== 'env')
  .map(({ name }) => name)

/** Those, and all that start a program: in the state file none of them is read. */
export const misplacedNames: readonly string[] = settingInputs
  .filter(({ name, from, starts }) => name !== 'env' && (from.length > 0 || starts))
  .map(({ name }) => name)

/** The inputs of `anthropics/claude-code-action` of which each gives it a credential. */
export const credentialInputs = [
  ...['anthropic_api_key', 'claude_code_oauth_token'],
  ...['use_bedrock', 'use_vertex', 'use_foundry'],
] as const

/** Those that bear on authentication. */
export const inputNames: readonly string[] = [...credentialInputs, 'github_token']
