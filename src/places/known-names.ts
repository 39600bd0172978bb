import { inputs } from '../credentials/inputs.ts'
import { cloudProviders } from '../credentials/providers.ts'
import { sources } from '../credentials/sources.ts'

/**
 * The variables that bear on authentication, as the reference of environment variables and the strings of the client
 * have them. A name that is none of these and near one of them is a slip.
 */
export const credentialNames: readonly string[] = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_CUSTOM_HEADERS',
  'CLAUDE_CONFIG_DIR',
  'CLAUDE_CODE_USE_BEDROCK',
  'CLAUDE_CODE_USE_VERTEX',
  'CLAUDE_CODE_USE_FOUNDRY',
  'AWS_BEARER_TOKEN_BEDROCK',
  'ANTHROPIC_VERTEX_PROJECT_ID',
  'ANTHROPIC_FOUNDRY_API_KEY',
  'ANTHROPIC_FOUNDRY_RESOURCE',
  'ANTHROPIC_FOUNDRY_BASE_URL',
  'NODE_EXTRA_CA_CERTS',
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

/** The keys of settings that bear on authentication. */
export const settingNames: readonly string[] = [
  'apiKeyHelper',
  'awsAuthRefresh',
  'awsCredentialExport',
  'gcpAuthRefresh',
  'forceLoginMethod',
  'forceLoginOrgUUID',
]

/** The inputs of `anthropics/claude-code-action` that bear on authentication. */
export const inputNames: readonly string[] = [
  'anthropic_api_key',
  'claude_code_oauth_token',
  'github_token',
  'use_bedrock',
  'use_vertex',
  'use_foundry',
]
