import type { SourceName } from './sources.ts'

export type Provider = 'anthropic' | (typeof cloudProviders)[number]['id']

interface CloudProvider {
  readonly id: string
  /** Its name in `allowedProviders`. */
  readonly policy: string
  /** The variable that selects it, that leaves its authentication out, and that names its server. */
  readonly on: string
  readonly skip: string
  readonly baseUrl: string
  /** Its own credentials, by header; the first that has a value goes out. */
  readonly key: readonly SourceName[]
  readonly bearer: readonly SourceName[]
  /** Without one of each list the client stops before any request. */
  readonly needs: readonly (readonly string[])[]
  /** Where it finds credentials without a variable of ours. */
  readonly chain: 'aws' | 'azure' | 'google'
}

/** The cloud providers, the strongest switch first. Measured. */
export const cloudProviders = [
  {
    id: 'bedrock',
    policy: 'bedrock',
    on: 'CLAUDE_CODE_USE_BEDROCK',
    skip: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
    baseUrl: 'ANTHROPIC_BEDROCK_BASE_URL',
    key: [],
    bearer: ['AWS_BEARER_TOKEN_BEDROCK'],
    needs: [],
    chain: 'aws',
  },
  {
    id: 'foundry',
    policy: 'foundry',
    on: 'CLAUDE_CODE_USE_FOUNDRY',
    skip: 'CLAUDE_CODE_SKIP_FOUNDRY_AUTH',
    baseUrl: 'ANTHROPIC_FOUNDRY_BASE_URL',
    key: ['ANTHROPIC_FOUNDRY_API_KEY'],
    bearer: ['ANTHROPIC_FOUNDRY_AUTH_TOKEN'],
    needs: [['ANTHROPIC_FOUNDRY_BASE_URL', 'ANTHROPIC_FOUNDRY_RESOURCE']],
    chain: 'azure',
  },
  {
    id: 'aws',
    policy: 'anthropicAws',
    on: 'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    skip: 'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH',
    baseUrl: 'ANTHROPIC_AWS_BASE_URL',
    key: ['ANTHROPIC_AWS_API_KEY'],
    bearer: [],
    needs: [['ANTHROPIC_AWS_WORKSPACE_ID']],
    chain: 'aws',
  },
  {
    id: 'mantle',
    policy: 'mantle',
    on: 'CLAUDE_CODE_USE_MANTLE',
    skip: 'CLAUDE_CODE_SKIP_MANTLE_AUTH',
    baseUrl: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
    key: [],
    bearer: ['AWS_BEARER_TOKEN_BEDROCK'],
    needs: [],
    chain: 'aws',
  },
  {
    id: 'google-cloud',
    policy: 'anthropicGoogleCloud',
    on: 'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
    skip: 'CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH',
    baseUrl: 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
    key: [],
    bearer: [],
    needs: [
      ['ANTHROPIC_GOOGLE_CLOUD_PROJECT'],
      ['ANTHROPIC_GOOGLE_CLOUD_LOCATION'],
      ['ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID'],
    ],
    chain: 'google',
  },
  {
    id: 'vertex',
    policy: 'vertex',
    on: 'CLAUDE_CODE_USE_VERTEX',
    skip: 'CLAUDE_CODE_SKIP_VERTEX_AUTH',
    baseUrl: 'ANTHROPIC_VERTEX_BASE_URL',
    key: [],
    bearer: [],
    needs: [['ANTHROPIC_VERTEX_PROJECT_ID']],
    chain: 'google',
  },
] as const satisfies readonly CloudProvider[]
