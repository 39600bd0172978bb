import type { Environment } from './environment.ts'

/** The setting itself stands in files that may hold credentials, which are not read here. */
export const apiKeyHelper: Environment<'api-key-helper'> = {
  id: 'api-key-helper',
  name: 'apiKeyHelper',
  scope: 'machine',
  variables: [],
  presence: ['CLAUDE_CODE_API_KEY_HELPER_TTL_MS'],
  files: [],
  recognise: facts => facts.variables['CLAUDE_CODE_API_KEY_HELPER_TTL_MS'] !== undefined,
}
