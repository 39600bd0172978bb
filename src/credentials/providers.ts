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
  /** Its own credentials, by header; a bearer goes before a key. */
  readonly key: readonly SourceName[]
  readonly bearer: readonly SourceName[]
  /** With its own authentication left out: whose credential goes out instead, the first that has a value. */
  readonly skipping: {
    readonly takes: readonly ('own' | 'token' | 'helper')[]
    readonly as: 'bearer' | 'both'
    /** When `ANTHROPIC_API_KEY` goes out as well. */
    readonly key: 'never' | 'beside a bearer' | 'always'
  }
  /** Without exactly one of these the client stops before any request; `always`: also with its authentication left out. */
  readonly needs: readonly string[]
  readonly needsAlways: boolean
  /** Whether `ANTHROPIC_BETAS` goes out in a header; to the others it goes within the message. */
  readonly betas: 'header' | 'message'
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
    skipping: { takes: ['own', 'token', 'helper'], as: 'bearer', key: 'beside a bearer' },
    needs: [],
    needsAlways: false,
    betas: 'message',
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
    skipping: { takes: ['own', 'token', 'helper'], as: 'bearer', key: 'never' },
    needs: ['ANTHROPIC_FOUNDRY_BASE_URL', 'ANTHROPIC_FOUNDRY_RESOURCE'],
    needsAlways: true,
    betas: 'header',
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
    skipping: { takes: ['token', 'helper'], as: 'both', key: 'never' },
    needs: ['ANTHROPIC_AWS_WORKSPACE_ID'],
    needsAlways: false,
    betas: 'header',
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
    skipping: { takes: ['token', 'helper'], as: 'bearer', key: 'never' },
    needs: ['ANTHROPIC_GOOGLE_CLOUD_PROJECT'],
    needsAlways: false,
    betas: 'header',
    chain: 'google',
  },
  {
    id: 'mantle',
    policy: 'mantle',
    on: 'CLAUDE_CODE_USE_MANTLE',
    skip: 'CLAUDE_CODE_SKIP_MANTLE_AUTH',
    baseUrl: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
    key: [],
    bearer: ['AWS_BEARER_TOKEN_BEDROCK'],
    skipping: { takes: ['token', 'helper', 'own'], as: 'bearer', key: 'never' },
    needs: [],
    needsAlways: false,
    betas: 'message',
    chain: 'aws',
  },
  {
    id: 'vertex',
    policy: 'vertex',
    on: 'CLAUDE_CODE_USE_VERTEX',
    skip: 'CLAUDE_CODE_SKIP_VERTEX_AUTH',
    baseUrl: 'ANTHROPIC_VERTEX_BASE_URL',
    key: [],
    bearer: [],
    skipping: { takes: ['token', 'helper'], as: 'bearer', key: 'always' },
    needs: ['ANTHROPIC_VERTEX_PROJECT_ID'],
    needsAlways: true,
    betas: 'message',
    chain: 'google',
  },
] as const satisfies readonly CloudProvider[]
