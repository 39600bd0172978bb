import type { Diagnosis } from '../credentials/facts.ts'
import { providerNames } from '../credentials/provider-names.ts'
import type { CloudFacts } from '../credentials/surroundings.ts'
import type { Provider } from '../credentials/types.ts'
import type { Found, Rule } from './rule.ts'
import { placeOf } from './say.ts'

/** What is there for the provider that is switched on, and what contradicts or lacks. */
export const cloudCredentials: Rule = {
  id: 'cloud-credentials',
  severity: 'warning',
  explains: ['provider', 'refused', 'rejected', 'silent'],
  check: d => {
    // The switch of a gateway goes before that of a provider, which is then not asked.
    if (d.provider === undefined || d.resolution.provider !== d.provider.provider) return []
    return [...(checks[d.provider.provider]?.(d) ?? []).slice(0, 1), ...severalSwitches(d)]
  },
}

/** Neither a variable nor the profile names a region: the client then asks the one in Virginia. */
export function hasNoRegion({ names, region }: CloudFacts): boolean {
  return !names.includes('AWS_REGION') && !names.includes('AWS_DEFAULT_REGION') && region === undefined
}

/** What stops the client, or makes the provider refuse whatever else is right: no possibility comes before it. */
const proof = { severity: 'error' } as const

const checks: Readonly<Partial<Record<Provider, (d: Diagnosis) => readonly Found[]>>> = {
  bedrock: d => {
    const { has, file, at } = look(d)
    const { profile } = d.surroundings.cloud
    const keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const
    const half = has(keys[0]) !== has(keys[1])
    const named = has('AWS_ACCESS_KEY_ID') ? keys[0] : keys[1]
    const others = [
      'AWS_BEARER_TOKEN_BEDROCK',
      'AWS_WEB_IDENTITY_TOKEN_FILE',
      'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    ].some(has)
    const found: readonly (Found | false)[] = [
      half && {
        reason: `${named} is set without ${named === keys[0] ? keys[1] : keys[0]}, but AWS needs both`,
        variable: named,
        ...at(named),
        fix: 'half',
        ...(others || profile?.known === true ? { severity: 'info' as const } : proof),
      },
      profile?.known === false &&
        !has('AWS_BEARER_TOKEN_BEDROCK') && {
          reason: `AWS_PROFILE names ${profile.name === undefined ? 'a profile' : `the profile ${profile.name}`}, which ${profile.files.join(' and ')} do not have`,
          variable: 'AWS_PROFILE',
          ...at('AWS_PROFILE'),
          fix: 'no-profile',
          // Measured: neither a pair of keys nor anything else is tried then.
          ...proof,
        },
      has('AWS_BEARER_TOKEN_BEDROCK') &&
        (has(keys[0]) || has('AWS_PROFILE')) && {
          reason: `AWS_BEARER_TOKEN_BEDROCK is set beside ${has(keys[0]) ? 'AWS_ACCESS_KEY_ID' : 'AWS_PROFILE'}; Bedrock takes one, and a stale one is enough to fail`,
          variable: 'AWS_BEARER_TOKEN_BEDROCK',
          fix: 'bearer-beside',
        },
      has(keys[0]) &&
        has(keys[1]) &&
        has('AWS_PROFILE') && {
          // Measured on 2.1.332; https://github.com/anthropics/claude-code/issues/2260 had it the other way round.
          reason:
            'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set beside AWS_PROFILE: Claude Code takes the profile, an old version the keys, which may be stale',
          variable: 'AWS_ACCESS_KEY_ID',
          fix: 'two-keys',
        },
      !(others || has(keys[0]) || has('AWS_PROFILE') || file('aws-credentials') || file('aws-config')) &&
        !d.switches.includes('CLAUDE_CODE_SKIP_BEDROCK_AUTH') && {
          reason: 'There are no AWS credentials here: no key, no profile, no Bedrock token',
          fix: 'no-credentials',
        },
      hasNoRegion(d.surroundings.cloud) && {
        reason: 'No AWS region is set, so us-east-1 is used',
        fix: 'no-region',
      },
    ]
    return found.filter(one => one !== false)
  },
  vertex: d => {
    const { has, file } = look(d)
    const skips = d.switches.includes('CLAUDE_CODE_SKIP_VERTEX_AUTH')
    const other = ['GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT'].find(has)
    // Measured: without its authentication nothing stands in for it; with it the kit of Google may read the others.
    if (!has('ANTHROPIC_VERTEX_PROJECT_ID') && (skips || other === undefined)) {
      return [
        {
          reason:
            other === undefined
              ? 'ANTHROPIC_VERTEX_PROJECT_ID is not set, so there is no Google Cloud project'
              : `ANTHROPIC_VERTEX_PROJECT_ID is not set, and ${other} does not replace it`,
          variable: 'ANTHROPIC_VERTEX_PROJECT_ID',
          fix: 'no-project',
          ...proof,
        },
      ]
    }
    return has('GOOGLE_APPLICATION_CREDENTIALS') || file('gcloud-default') || skips
      ? []
      : [
          {
            reason: 'There are no Google Cloud default credentials here, so Vertex gets no token',
            fix: 'no-login',
          },
        ]
  },
  foundry: d => {
    const { has, at } = look(d)
    const { resource } = d.surroundings.cloud
    if (has('ANTHROPIC_FOUNDRY_BASE_URL') && has('ANTHROPIC_FOUNDRY_RESOURCE')) {
      return [
        {
          reason:
            'ANTHROPIC_FOUNDRY_BASE_URL and ANTHROPIC_FOUNDRY_RESOURCE are both set, but Claude Code needs exactly one',
          variable: 'ANTHROPIC_FOUNDRY_RESOURCE',
          fix: 'two-resources',
          ...proof,
        },
      ]
    }
    if (resource !== undefined) {
      return [
        {
          reason: resource.isAddress
            ? 'ANTHROPIC_FOUNDRY_RESOURCE contains an address, but Claude Code builds the address from a name there'
            : 'ANTHROPIC_FOUNDRY_RESOURCE is not a resource name, which has 2 to 64 letters, digits and hyphens',
          variable: 'ANTHROPIC_FOUNDRY_RESOURCE',
          ...at('ANTHROPIC_FOUNDRY_RESOURCE'),
          fix: 'address',
          right: resource.name ?? 'NAME',
          ...proof,
        },
      ]
    }
    return has('ANTHROPIC_FOUNDRY_BASE_URL') || has('ANTHROPIC_FOUNDRY_RESOURCE')
      ? withoutAzure(d)
      : [
          {
            reason:
              'Neither ANTHROPIC_FOUNDRY_RESOURCE nor ANTHROPIC_FOUNDRY_BASE_URL is set, so there is no Foundry resource',
            variable: 'ANTHROPIC_FOUNDRY_RESOURCE',
            fix: 'no-resource',
            ...proof,
          },
        ]
  },
}

/** Measured: the client stops where neither a key of the resource nor a login of Azure is there. What was printed may say so already. */
function withoutAzure({ resolution, printed }: Diagnosis): readonly Found[] {
  const isTold = printed.some(({ ruleId }) => ruleId === 'foundry-credentials')
  return resolution.blocked !== 'cloud-incomplete' || isTold
    ? []
    : [
        {
          reason:
            'Neither ANTHROPIC_FOUNDRY_API_KEY nor an Azure login was found here, and without one Claude Code sends nothing',
          variable: 'ANTHROPIC_FOUNDRY_API_KEY',
          fix: 'no-azure',
          ...proof,
        },
      ]
}

/** Measured: of two switches the stronger one counts, and says nothing of the other. */
function severalSwitches({ provider, surroundings: { cloud } }: Diagnosis): readonly Found[] {
  const { switches = [] } = cloud
  const other = switches.find(({ name }) => name !== provider?.variable)
  if (provider === undefined || other === undefined) return []
  return [
    {
      reason: `${provider.variable} and ${other.name} are both on, and ${providerNames[provider.provider]} is taken`,
      variable: provider.variable,
      ...placeOf(switches.find(({ name }) => name === provider.variable) ?? { where: 'environment' }),
      right: other.name,
      fix: 'two-switches',
    },
  ]
}

function look({ surroundings }: Diagnosis) {
  const { names, files, set = [] } = surroundings.cloud
  return {
    has: (name: string) => names.includes(name),
    file: (name: (typeof files)[number]) => files.includes(name),
    at: (name: string) => placeOf(set.find(one => one.name === name) ?? { where: 'environment' }),
  }
}
