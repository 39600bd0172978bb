import { cloudProviders } from '../../credentials/providers.ts'
import type { Cloud, Invocation, Route, Situation } from '../../credentials/types.ts'
import { exists, type Machine, pathOf } from '../machine/machine.ts'
import { type Layers, switchedOn, textIn } from './layers.ts'
import { describeRoute, routeVariables } from './routes.ts'

/** Switches that change what is sent, or to whom it is good. */
const others = ['CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS', ...cloudProviders.map(({ skip }) => skip)]

/** The provider switch that is on, the strongest of them. */
export function readProvider(layers: Layers): Situation['provider'] {
  for (const { id, on } of cloudProviders) {
    const found = switchedOn(layers, on) ? layers.deciding(on) : undefined
    if (found !== undefined) return { variable: on, layer: found.layer, provider: id }
  }
  return undefined
}

/** The other switches that are on, by name. */
export function readSwitches(layers: Layers): readonly string[] {
  return others.filter(name => switchedOn(layers, name))
}

/** How the client is called: by flags, and by what the variables of the person's own say. */
export function readInvocation(layers: Layers, options: { readonly bare?: boolean }): Invocation {
  const on = (name: string) => switchedOn(layers, name)
  const entrypoint = textIn(layers, 'CLAUDE_CODE_ENTRYPOINT')
  const desktop = entrypoint === 'claude-desktop' || entrypoint === 'local-agent' || on('CLAUDE_CODE_REMOTE')
  const entry = desktop ? 'desktop' : entrypoint === 'claude-vscode' ? 'editor' : undefined
  const betas = textIn(layers, 'ANTHROPIC_BETAS').split(',')
  return {
    bare: options.bare === true || on('CLAUDE_CODE_SIMPLE'),
    ...layers.call,
    ...(entry === undefined ? {} : { entry }),
    ...(on('CLAUDE_CODE_USE_GATEWAY') ? { gateway: true } : {}),
    ...(textIn(layers, 'ANTHROPIC_UNIX_SOCKET') === '' ? {} : { socket: true }),
    ...(betas.some(beta => beta.trim().startsWith('oauth-')) ? { oauthBeta: true } : {}),
  }
}

/** What a cloud provider needs beside its own credential variable. */
export function readCloud(
  machine: Machine,
  layers: Layers,
  provider: Situation['provider'],
): Cloud | undefined {
  const row = cloudProviders.find(({ id }) => id === provider?.provider)
  if (row === undefined) return undefined
  const isMissing = (names: readonly string[]) => names.every(name => textIn(layers, name) === '')
  return {
    skipsAuth: switchedOn(layers, row.skip),
    missing: row.needs.filter(isMissing).map(names => names.join(' or ')),
    chain: row.chain === 'aws' ? awsChain(machine, layers) : 'unseen',
  }
}

/** Keys, a profile or a role for AWS. Of a machine in the cloud itself only the cloud knows. */
function awsChain(machine: Machine, layers: Layers): Cloud['chain'] {
  const set = (name: string) => textIn(layers, name) !== ''
  const { join } = pathOf(machine)
  const files = ['credentials', 'config'].map(name => join(machine.home, '.aws', name))
  if (set('AWS_ACCESS_KEY_ID') && set('AWS_SECRET_ACCESS_KEY')) return 'found'
  const other = [
    'AWS_PROFILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_CONFIG_FILE',
  ]
  if (other.some(set) || files.some(file => exists(machine, file))) return 'unseen'
  return textIn(layers, 'AWS_EC2_METADATA_DISABLED').toLowerCase() === 'true' ? 'absent' : 'unseen'
}

/** Base URLs, proxies, certificates: every definition, without user info, path and query. */
export function readRoutes(machine: Machine, layers: Layers): readonly Route[] {
  return routeVariables.flatMap(name =>
    layers.definitions(name).map(({ layer, where, line, value }) => ({
      layer,
      variable: name,
      where,
      ...(line === undefined ? {} : { line }),
      ...describeRoute(machine, name, value),
    })),
  )
}
