import type { Diagnosis } from '../credentials/facts.ts'
import type { Provider } from '../credentials/types.ts'
import type { Found, Rule } from './rule.ts'

/** What is there for the provider that is switched on, and what contradicts or lacks. */
export const cloudCredentials: Rule = {
  id: 'cloud-credentials',
  severity: 'warning',
  explains: ['provider', 'refused', 'rejected', 'silent'],
  check: d => (d.provider === undefined ? [] : (checks[d.provider.provider]?.(d) ?? [])),
}

const checks: Readonly<Partial<Record<Provider, (d: Diagnosis) => readonly Found[]>>> = {
  bedrock: d => {
    const { has, file } = look(d)
    const keys = has('AWS_ACCESS_KEY_ID') || has('AWS_SECRET_ACCESS_KEY')
    if (has('AWS_BEARER_TOKEN_BEDROCK') && (keys || has('AWS_PROFILE'))) {
      return [
        {
          reason: `AWS_BEARER_TOKEN_BEDROCK is set beside ${keys ? 'AWS_ACCESS_KEY_ID' : 'AWS_PROFILE'}; Bedrock takes one, and a stale one is enough to fail`,
          variable: 'AWS_BEARER_TOKEN_BEDROCK',
          fix: 'bearer-beside',
        },
      ]
    }
    if (keys && has('AWS_PROFILE')) {
      return [
        {
          reason:
            'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of the environment are taken before the profile of AWS_PROFILE; stale ones make Bedrock refuse',
          variable: 'AWS_ACCESS_KEY_ID',
          fix: 'two-keys',
        },
      ]
    }
    if (has('AWS_ACCESS_KEY_ID') !== has('AWS_SECRET_ACCESS_KEY')) {
      return [
        {
          reason: `Of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set, and AWS needs both`,
          variable: has('AWS_ACCESS_KEY_ID') ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY',
          fix: 'two-keys',
        },
      ]
    }
    if (!has('AWS_REGION') && !has('AWS_DEFAULT_REGION')) {
      return [
        {
          reason: 'AWS_REGION is not set, and Claude Code does not take the region from ~/.aws/config',
          fix: 'no-region',
        },
      ]
    }
    const any =
      keys ||
      [
        'AWS_BEARER_TOKEN_BEDROCK',
        'AWS_WEB_IDENTITY_TOKEN_FILE',
        'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
        'AWS_CONTAINER_CREDENTIALS_FULL_URI',
      ].some(has) ||
      file('aws-credentials') ||
      file('aws-config')
    return any || d.switches.includes('CLAUDE_CODE_SKIP_BEDROCK_AUTH')
      ? []
      : [
          {
            reason: 'No AWS credentials are here: no key, no profile, no token of Bedrock',
            fix: 'no-credentials',
          },
        ]
  },
  vertex: d => {
    const { has, file } = look(d)
    if (!has('ANTHROPIC_VERTEX_PROJECT_ID') && !has('GOOGLE_CLOUD_PROJECT') && !has('GCLOUD_PROJECT')) {
      return [
        {
          reason: 'ANTHROPIC_VERTEX_PROJECT_ID is not set, so no Google Cloud project is named',
          variable: 'ANTHROPIC_VERTEX_PROJECT_ID',
          fix: 'no-project',
        },
      ]
    }
    return has('GOOGLE_APPLICATION_CREDENTIALS') ||
      file('gcloud-default') ||
      d.switches.includes('CLAUDE_CODE_SKIP_VERTEX_AUTH')
      ? []
      : [
          {
            reason: 'No default credentials of Google Cloud are here, so Vertex gets no token',
            fix: 'no-login',
          },
        ]
  },
  foundry: d => {
    const { has } = look(d)
    if (has('ANTHROPIC_FOUNDRY_BASE_URL') && has('ANTHROPIC_FOUNDRY_RESOURCE')) {
      return [
        {
          reason:
            'ANTHROPIC_FOUNDRY_BASE_URL and ANTHROPIC_FOUNDRY_RESOURCE are both set; the client wants one',
          variable: 'ANTHROPIC_FOUNDRY_RESOURCE',
          fix: 'two-resources',
        },
      ]
    }
    return has('ANTHROPIC_FOUNDRY_BASE_URL') || has('ANTHROPIC_FOUNDRY_RESOURCE')
      ? []
      : [
          {
            reason:
              'Neither ANTHROPIC_FOUNDRY_RESOURCE nor ANTHROPIC_FOUNDRY_BASE_URL is set, so no resource of Foundry is named',
            variable: 'ANTHROPIC_FOUNDRY_RESOURCE',
            fix: 'no-resource',
          },
        ]
  },
}

function look({ surroundings }: Diagnosis) {
  const { names, files } = surroundings.cloud
  return {
    has: (name: string) => names.includes(name),
    file: (name: (typeof files)[number]) => files.includes(name),
  }
}
