import { cloudProviders } from '../../credentials/providers.ts'
import type { CloudFacts } from '../../credentials/surroundings.ts'
import type { Layers } from '../credentials/layers.ts'
import { type Machine, pathOf, variable } from '../machine/machine.ts'

/** The variables of the providers that decide who is asked and with what; only their names are told. */
const cloudNames: readonly string[] = [
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

/** Which of a provider's variables are set and which of its files are there; no file is opened. */
export function readCloud(world: Machine, layers: Layers): CloudFacts {
  const { join } = pathOf(world)
  const names = cloudNames.filter(name => layers.definitions(name).some(({ value }) => value.trim() !== ''))
  const settingsOnly = names.filter(name =>
    layers.definitions(name).every(({ layer, value }) => layer !== 'shell' || value.trim() === ''),
  )
  const at = (...parts: readonly string[]) => world.disk.stat(join(world.home, ...parts)) !== undefined
  const moved = (name: string) => {
    const path = variable(world, name)
    return path ? world.disk.stat(path) !== undefined : undefined
  }
  const files: readonly (CloudFacts['files'][number] | false)[] = [
    (moved('AWS_CONFIG_FILE') ?? at('.aws', 'config')) && 'aws-config',
    (moved('AWS_SHARED_CREDENTIALS_FILE') ?? at('.aws', 'credentials')) && 'aws-credentials',
    at('.aws', 'sso', 'cache') && 'aws-sso-cache',
    at('.config', 'gcloud', 'application_default_credentials.json') && 'gcloud-default',
    at('.azure', 'azureProfile.json') && 'azure-login',
  ]
  return {
    names,
    ...(settingsOnly.length === 0 ? {} : { settingsOnly }),
    files: files.filter(file => file !== false),
  }
}
