import type { BareSwitch, Invocation } from '../../credentials/invocation.ts'
import { cloudProviders } from '../../credentials/providers.ts'
import { isRefused } from '../../credentials/shape.ts'
import type { Cloud, Route, Situation } from '../../credentials/types.ts'
import { exists, type Machine, pathOf } from '../machine/machine.ts'
import { describe } from './describe.ts'
import { type Layers, switchedOn, textIn, weakerOn } from './layers.ts'
import { whereOf } from './of-files.ts'
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
  const betas = textIn(layers, 'ANTHROPIC_BETAS')
  const bareBy = bareSwitches(layers, options)
  return {
    bare: options.bare === true || on('CLAUDE_CODE_SIMPLE'),
    ...(bareBy.length === 0 ? {} : { bareBy }),
    ...layers.call,
    ...(on('CLAUDE_CODE_REMOTE') ? { remote: true } : {}),
    ...(on('CLAUDE_CODE_USE_GATEWAY') ? { gateway: true } : {}),
    ...(textIn(layers, 'ANTHROPIC_UNIX_SOCKET') === '' ? {} : { socket: true }),
    ...(betas.includes('oauth') ? { oauthBeta: true } : {}),
    ...(betas.split(',').some(name => isRefused(describe(name))) ? { betasRefused: true } : {}),
  }
}

function bareSwitches(layers: Layers, options: { readonly bare?: boolean }): readonly BareSwitch[] {
  const name = 'CLAUDE_CODE_SIMPLE'
  const deciding = layers.deciding(name)
  const flag = options.bare === true ? [{ where: 'command line' }] : []
  const found =
    switchedOn(layers, name) && deciding !== undefined ? [deciding, ...weakerOn(layers, name)] : []
  return [...flag, ...found.map(one => ({ layer: one.layer, ...whereOf(one) }))]
}

/** What a cloud provider needs beside its own credential variable. */
export function readCloud(
  machine: Machine,
  layers: Layers,
  provider: Situation['provider'],
): Cloud | undefined {
  const row = cloudProviders.find(({ id }) => id === provider?.provider)
  if (row === undefined) return undefined
  const needs: readonly string[] = row.needs
  const skipsAuth = switchedOn(layers, row.skip)
  const set = needs.filter(name => textIn(layers, name) !== '')
  const isMisnamed = set.includes(RESOURCE) && !isResourceName(textIn(layers, RESOURCE))
  const lacks = needs.length > 0 && (set.length !== 1 || isMisnamed)
  return {
    skipsAuth,
    missing: lacks && (row.needsAlways || !skipsAuth) ? needs : [],
    chain: chainOf(machine, layers, row.chain),
  }
}

const RESOURCE = 'ANTHROPIC_FOUNDRY_RESOURCE'

/** Measured: the client makes an address of the name of a resource, and stops at any other text. */
export function isResourceName(text: string): boolean {
  return /^[a-z\d][a-z\d-]{0,62}[a-z\d]$/i.test(text)
}

/** Variables and files (below the home) from which the kits of the clouds take credentials, and programs for the same. */
const chains = {
  aws: {
    variables: [
      'AWS_PROFILE',
      'AWS_WEB_IDENTITY_TOKEN_FILE',
      'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
      'AWS_SHARED_CREDENTIALS_FILE',
      'AWS_ACCESS_KEY_ID',
    ],
    files: ['.aws/credentials', '.aws/config'],
    programs: ['awsAuthRefresh', 'awsCredentialExport'],
  },
  google: {
    variables: ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_CONFIG'],
    files: ['.config/gcloud/application_default_credentials.json'],
    programs: ['gcpAuthRefresh'],
  },
  azure: { variables: ['AZURE_CLIENT_ID', 'AZURE_TENANT_ID'], files: ['.azure'], programs: [] },
} as const

/** Every variable of those. */
export const chainVariables: readonly string[] = Object.values(chains).flatMap(({ variables }) => variables)

/** Whether a cloud's own credentials can be seen from here. Of a machine in the cloud itself only the cloud knows. */
function chainOf(machine: Machine, layers: Layers, cloud: keyof typeof chains): Cloud['chain'] {
  const { variables, files, programs } = chains[cloud]
  const named =
    variables.some(name => textIn(layers, name) !== '') ||
    files.some(file => exists(machine, pathOf(machine).join(machine.home, file))) ||
    layers.files.some(({ runs = [] }) => programs.some(program => runs.includes(program)))
  if (named) return 'named'
  const alone = textIn(layers, 'AWS_EC2_METADATA_DISABLED').toLowerCase() === 'true'
  return cloud === 'aws' && alone ? 'absent' : 'unseen'
}

/** Base URLs, proxies, certificates: every definition, without user info, path and query. */
export function readRoutes(machine: Machine, layers: Layers): readonly Route[] {
  return routeVariables.flatMap(name => {
    const found = layers.definitions(name)
    const managed = found.find(({ layer }) => layer === 'managed')?.value
    return found.map(({ layer, where, line, value }) => ({
      layer,
      variable: name,
      where,
      ...(line === undefined ? {} : { line }),
      ...describeRoute(machine, name, value),
      ...(layer !== 'managed' && value === managed ? { alsoManaged: true as const } : {}),
    }))
  })
}
