/** Where a variable can be set: the process environment, or the `env` block of one file. The strongest is last; measured. */
export const layerOrder = ['shell', 'global', 'user', 'project', 'local', 'flag', 'managed'] as const
export type Layer = (typeof layerOrder)[number]

/** What a project may set; the client takes some things from nowhere else but the person's own files. */
export const projectLayers = ['project', 'local'] as const satisfies readonly Layer[]

const files = ['global', 'user', 'project', 'local', 'flag', 'managed'] as const

/**
 * Every source of a credential, once: its id is `place:name`. `ignoredIn` are places where people put it and the client
 * does not look. The order is the one in which a person reads them.
 */
export const sources = [
  { name: 'ANTHROPIC_API_KEY', places: layerOrder },
  { name: 'ANTHROPIC_AUTH_TOKEN', places: layerOrder },
  { name: 'CLAUDE_CODE_OAUTH_TOKEN', places: layerOrder, ignoredIn: projectLayers },
  { name: 'apiKeyHelper', places: files, ignoredIn: ['global'] },
  { name: 'ANTHROPIC_CUSTOM_HEADERS', places: layerOrder },
  { name: 'AWS_BEARER_TOKEN_BEDROCK', places: layerOrder },
  { name: 'ANTHROPIC_FOUNDRY_API_KEY', places: layerOrder },
  { name: 'ANTHROPIC_FOUNDRY_AUTH_TOKEN', places: layerOrder },
  { name: 'ANTHROPIC_AWS_API_KEY', places: layerOrder },
  { name: 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', places: ['descriptor'], label: 'key from a descriptor' },
  {
    name: 'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
    places: ['descriptor'],
    label: 'OAuth token from a descriptor',
  },
  { name: 'ANTHROPIC_PROFILE', places: ['profile'] },
  { name: 'federation', places: ['profile'] },
  { name: 'active', places: ['profile'], label: 'active profile' },
  { name: 'user-info', places: ['basic'], label: 'name and password of the base URL' },
  { name: 'credentials-file', places: ['login'], label: 'stored login' },
  { name: 'primaryApiKey', places: ['login'], label: 'saved Console key' },
  { name: 'keychain', places: ['login'], label: 'login in the Keychain' },
] as const satisfies readonly Source[]

interface Source {
  readonly name: string
  readonly places: readonly string[]
  readonly ignoredIn?: readonly string[]
  /** What people call it, where its name does not say so. */
  readonly label?: string
}

type IdOf<Row> = Row extends {
  name: infer Name extends string
  places: readonly (infer Place extends string)[]
}
  ? `${Place}:${Name}`
  : never

/** One place from which Claude Code takes a credential. */
export type SourceId = IdOf<(typeof sources)[number]>

export type SourceName = (typeof sources)[number]['name']

type VariableRow = Extract<(typeof sources)[number], { places: typeof layerOrder }>

/** The variables that hold a credential, or headers that may carry one. */
export type VariableName = VariableRow['name']
export const credentialVariables: readonly VariableName[] = sources
  .filter((row): row is VariableRow => row.places === layerOrder)
  .map(({ name }) => name)

/** The variables with a credential for the API of Anthropic itself. */
export const secretVariables = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN',
] as const satisfies readonly VariableName[]
export type SecretVariable = (typeof secretVariables)[number]

/** What people call a source, where its variable's name does not say so: `saved Console key`. */
export function labelOf(id: SourceId): string | undefined {
  const row = sources.find(({ name, places }) => places.some(place => id === `${place}:${name}`))
  return row !== undefined && 'label' in row ? row.label : undefined
}
