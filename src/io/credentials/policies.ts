import type { Policies } from '../../credentials/types.ts'

/** The rules of one managed file. A value that the client does not know is as good as none. */
export function policiesIn(settings: Readonly<Record<string, unknown>>): Policies {
  const { forceLoginMethod, forceLoginGatewayUrl, forceLoginOrgUUID, allowedProviders } = settings
  const login = forceLoginMethod === 'claudeai' || forceLoginMethod === 'console' ? 'login' : undefined
  const forceLogin = forceLoginMethod === 'gateway' ? 'gateway' : login
  // Measured: whatever stands there demands one, `null` and a number too.
  const organization = forceLoginOrgUUID !== undefined
  return {
    ...(forceLogin === undefined ? {} : { forceLogin }),
    ...(typeof forceLoginGatewayUrl === 'string' ? { gatewayAddress: true } : {}),
    ...(organization ? { organization } : {}),
    ...(allowedProviders === undefined ? {} : { allowedProviders: names(allowedProviders) }),
  }
}

/** What all managed files together demand: of a rule the last file counts, lists are joined. */
export function joinPolicies(files: readonly (Policies | undefined)[]): Policies {
  const last: Policies = Object.assign({}, ...files)
  const lists = files.flatMap(file => (file?.allowedProviders === undefined ? [] : [file.allowedProviders]))
  return { ...last, ...(lists.length === 0 ? {} : { allowedProviders: lists.flat() }) }
}

/** Measured: a list without a known name, and what is no list, allow nothing at all. */
function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
}
