import { isRecord } from '../is-record.ts'
import {
  either,
  fields,
  filled,
  flag,
  justFields,
  listOf,
  matching,
  number,
  orNull,
  type Shape,
  text,
  texts,
  untried,
  valuesOf,
  when,
  word,
} from './shapes.ts'

/** What the schema of one part says, where the part has keys of its own. */
const anyHook = {
  if: text,
  timeout: when(value => typeof value === 'number' && value > 0),
  statusMessage: text,
  once: flag,
}
const asks = fields({ ...anyHook, type: word('prompt', 'agent'), prompt: text, model: text }, [
  'type',
  'prompt',
])
const onFailure = word('continue', 'block')
const hook = either(
  fields(
    {
      ...{ ...anyHook, onFailure, type: word('command'), command: text, args: texts },
      ...{ async: flag, asyncRewake: flag, holdsTools: flag, rewakeMessage: filled, rewakeSummary: filled },
      shell: word('bash', 'powershell'),
    },
    ['type', 'command'],
  ),
  asks,
  fields({ ...anyHook, type: word('mcp_tool'), server: text, tool: text }, ['type', 'server', 'tool']),
  fields(
    {
      ...{ ...anyHook, onFailure, type: word('http'), headers: valuesOf(text), allowedEnvVars: texts },
      url: when(value => typeof value === 'string' && URL.canParse(value)),
    },
    ['type', 'url'],
  ),
)
const strictHooks = orNull(listOf(fields({ matcher: text, hooks: listOf(hook) }, ['hooks'])))

/** Measured: of the hooks only these two events are strict, for they decide on permissions; any other is skipped alone. */
export const hooks: Shape = value =>
  isRecord(value) ? fields({ PreToolUse: strictHooks, PermissionRequest: strictHooks })(value) : 'fits'

const modes = ['default', 'manual', 'acceptEdits', 'plan', 'bypassPermissions', 'dontAsk', 'auto']
/** A rule that is none is skipped alone. */
const rules = when(Array.isArray)
export const permissions = fields({
  ...{ allow: rules, deny: rules, ask: rules, additionalDirectories: texts },
  ...{ defaultMode: word(...modes), disableBypassPermissionsMode: word('disable') },
  ...{ disableAutoMode: orNull(word('disable')), denyInsteadOfPrompting: flag },
  ...{ blockReadsOutsideWorkingDirectories: flag, blockFileToolReadsOutsideWorkingDirectories: flag },
  blockWritesOutsideWorkingDirectories: flag,
})

const kept = (named: Readonly<Record<string, Shape>>) =>
  listOf(justFields({ ...named, mode: word('deny', 'mask') }))
export const sandbox = fields({
  ...{
    enabled: flag,
    failIfUnavailable: flag,
    autoAllowBashIfSandboxed: flag,
    allowUnsandboxedCommands: flag,
  },
  ...{ enableWeakerNestedSandbox: flag, allowNestedUserNamespaces: flag, enableWeakerNetworkIsolation: flag },
  ...{ allowAppleEvents: flag, excludedCommands: texts, ignoreViolations: valuesOf(texts) },
  network: fields({
    ...{ allowedDomains: texts, deniedDomains: texts, strictAllowlist: flag, allowManagedDomainsOnly: flag },
    ...{ allowUnixSockets: texts, allowAllUnixSockets: flag, allowLocalBinding: flag },
    ...{ httpProxyPort: number, socksProxyPort: number },
    allowMachLookup: listOf(matching(/^[^*]*\*?$/)),
    tlsTerminate: fields({ caCertPath: filled, caKeyPath: filled }),
  }),
  filesystem: fields({
    ...{ allowWrite: texts, denyWrite: texts, denyRead: texts, allowRead: texts },
    ...{ allowManagedReadPathsOnly: flag, disabled: flag },
  }),
  credentials: fields({
    files: kept({ path: filled }),
    envVars: kept({ name: matching(/^[A-Za-z_]\w*$/) }),
    allowPlaintextInject: flag,
    awsPairs: listOf(untried),
    sigv4: valuesOf(untried),
  }),
  windows: fields({ backend: word('sandboxuser', 'mxc') }),
  ripgrep: fields({ command: text, args: texts }, ['command']),
})

const kinds = {
  ...{ github: 'repo', git: 'url', url: 'url', npm: 'package', file: 'path', directory: 'path' },
  ...{ hostPattern: 'hostPattern', pathPattern: 'pathPattern', settings: 'name' },
} as const
const source = either(
  ...Object.entries(kinds).map(([kind, needs]) => justFields({ source: word(kind), [needs]: text })),
)
const sources = orNull(listOf(source))

/** An entry that is none is skipped alone, unless its source is of a kind that the client does not know. */
const added: Shape = value => {
  const from = isRecord(value) ? value['source'] : undefined
  const kind = isRecord(from) ? from['source'] : undefined
  return typeof kind === 'string' && !Object.hasOwn(kinds, kind) ? 'wrong' : 'fits'
}
const known: Shape = value => (isRecord(value) ? valuesOf(added)(value) : 'fits')

export const marketplaces: Readonly<Record<string, Shape>> = {
  ...{ extraKnownMarketplaces: known, additionalMarketplaces: known },
  ...{ strictKnownMarketplaces: sources, allowedMarketplaces: sources, blockedMarketplaces: sources },
}
