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
  'ANTHROPIC_PROFILE',
  'ANTHROPIC_ADMIN_KEY',
  'ANTHROPIC_API_KEY_FILE',
  'ANTHROPIC_AWS_API_KEY',
  'ANTHROPIC_AWS_BASE_URL',
  'ANTHROPIC_BEDROCK_BASE_URL',
  'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
  'ANTHROPIC_VERTEX_BASE_URL',
  'ANTHROPIC_FOUNDRY_AUTH_TOKEN',
  'ANTHROPIC_IDENTITY_TOKEN',
  'ANTHROPIC_IDENTITY_TOKEN_FILE',
  'ANTHROPIC_LOG',
  'ANTHROPIC_BETAS',
  'CLAUDE_CODE_USE_ANTHROPIC_AWS',
  'CLAUDE_CODE_USE_MANTLE',
  'CLAUDE_CODE_OAUTH_SCOPES',
  'CLAUDE_CODE_OAUTH_REFRESH_TOKEN',
  'CLAUDE_CODE_OAUTH_CLIENT_ID',
  'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
  'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
  'CLAUDE_CODE_API_KEY_HELPER_TTL_MS',
  'CLAUDE_CODE_SESSION_ID',
  'CLAUDE_CODE_SESSION_ACCESS_TOKEN',
]

const all = new Set([...credentialNames, ...others])

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
