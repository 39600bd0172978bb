import { cloudProviders } from '../../credentials/providers.ts'
import type { CloudFacts, CloudVariable, SwitchedOff } from '../../credentials/surroundings.ts'
import { cloudNames } from '../../places/known-names.ts'
import { describe } from '../credentials/describe.ts'
import { isOn } from '../credentials/is-on.ts'
import { type Layers, switchedOn, textIn, weakerOn } from '../credentials/layers.ts'
import { whereOf } from '../credentials/of-files.ts'
import { isResourceName } from '../credentials/read-switches.ts'
import { parseUrl } from '../credentials/routes.ts'
import { type Machine, pathOf, shown, textOf, variable } from '../machine/machine.ts'

/**
 * Which of a provider's variables are set, where, and which of its files are there. Of values only names are told: of a
 * region, a profile, a resource. Of the files of AWS only the names of the profiles are looked at.
 */
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
  const set = names.flatMap(name => variableOf(layers, name))
  const profile = profileOf(world, layers)
  const region =
    textIn(layers, 'AWS_REGION') === '' && textIn(layers, 'AWS_DEFAULT_REGION') === ''
      ? regionOf(world, layers)
      : undefined
  const resource = resourceOf(textIn(layers, 'ANTHROPIC_FOUNDRY_RESOURCE'))
  const switches = cloudProviders.flatMap(({ on }) => (switchedOn(layers, on) ? variableOf(layers, on) : []))
  const alsoOn = switches.flatMap(({ name }) => weakerOf(layers, name))
  const switchedOff = cloudProviders.flatMap(({ on }) => switchedOffIn(layers, on))
  const overridden = names
    .filter(name => isOverridden(layers, name))
    .flatMap(name => variableOf(layers, name))
  return {
    names,
    ...(settingsOnly.length === 0 ? {} : { settingsOnly }),
    files: files.filter(file => file !== false),
    ...(set.length === 0 ? {} : { set }),
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(resource === undefined ? {} : { resource }),
    ...(switches.length === 0 ? {} : { switches }),
    ...(alsoOn.length === 0 ? {} : { alsoOn }),
    ...(switchedOff.length === 0 ? {} : { switchedOff }),
    ...(overridden.length === 0 ? {} : { overridden }),
  }
}

/** Values that are names, and no secret by their form. */
const tellable: Readonly<Record<string, RegExp>> = {
  AWS_REGION: /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/,
  AWS_DEFAULT_REGION: /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/,
  CLOUD_ML_REGION: /^(?:global|us|eu|[a-z]{2,12}-[a-z]{3,12}\d{1,2})$/,
}

/** The weaker places in which a switch is on. */
function weakerOf(layers: Layers, name: string): readonly CloudVariable[] {
  return weakerOn(layers, name).map(one => ({ name, ...whereOf(one) }))
}

/** Of a switch that is off: the places that keep it off, and the one below them that has it on. */
function switchedOffIn(layers: Layers, name: string): readonly SwitchedOff[] {
  const deciding = layers.deciding(name)
  const found = layers.definitions(name)
  const counting = found.slice(0, found.findIndex(({ layer }) => layer === deciding?.layer) + 1)
  const at = counting.findLastIndex(({ value }) => isOn(value))
  const on = counting[at]
  return on === undefined || on.layer === deciding?.layer
    ? []
    : [
        {
          name,
          on: whereOf(on),
          off: counting
            .slice(at + 1)
            .map(whereOf)
            .toReversed(),
        },
      ]
}

function isOverridden(layers: Layers, name: string): boolean {
  const own =
    layers
      .definitions(name)
      .find(({ layer }) => layer === 'shell')
      ?.value.trim() ?? ''
  return own !== '' && textIn(layers, name) !== own
}

function variableOf(layers: Layers, name: string): readonly CloudVariable[] {
  const placed = layers.deciding(name)
  if (placed === undefined) return []
  const value = placed.value.trim()
  const isName = name === 'AWS_PROFILE' ? isProfileName(value) : tellable[name]?.test(value) === true
  return [{ name, ...whereOf(placed), ...(isName ? { value } : {}) }]
}

/** A key that was put there by mistake has capitals and digits in it, or is long. */
function isProfileName(text: string): boolean {
  const { kind } = describe(text)
  const isWord = kind === 'unknown' || kind === 'placeholder'
  return isWord && /^[\w.@-]{1,30}$/.test(text) && !/[A-Z]{4}|\d{5}/.test(text)
}

/** The profile that `AWS_PROFILE` names, and whether the files of AWS have one of that name. */
function profileOf(world: Machine, layers: Layers): CloudFacts['profile'] {
  const name = textIn(layers, 'AWS_PROFILE')
  if (name === '') return undefined
  const { join } = pathOf(world)
  const paths = [
    variable(world, 'AWS_CONFIG_FILE') || join(world.home, '.aws', 'config'),
    variable(world, 'AWS_SHARED_CREDENTIALS_FILE') || join(world.home, '.aws', 'credentials'),
  ]
  const read = paths.flatMap(path => {
    const text = textOf(world, path)
    return text === undefined ? [] : [{ path, text }]
  })
  // A file that is there and can't be read may have it.
  const isUnread = paths.some(path => world.disk.stat(path) !== undefined) && read.length === 0
  const known = isUnread || read.some(({ text }) => sections(text).has(name))
  return { known, ...(isProfileName(name) ? { name } : {}), files: paths.map(path => shown(world, path)) }
}

/** `[default]`, `[name]` and `[profile name]`. */
function sections(text: string): ReadonlySet<string> {
  const found = text.matchAll(/^[ \t]{0,20}\[[ \t]{0,20}(?:profile[ \t]{1,20})?([^\]\n]{1,200})\]/gm)
  return new Set([...found].map(([, name = '']) => name.trim().replace(/^(["'])(.*)\1$/, '$2')))
}

/** The line `region = …` of that profile in `~/.aws/config`. */
function regionOf(world: Machine, layers: Layers): CloudFacts['region'] {
  const path = variable(world, 'AWS_CONFIG_FILE') || pathOf(world).join(world.home, '.aws', 'config')
  const profile = textIn(layers, 'AWS_PROFILE') || 'default'
  const lines = (textOf(world, path) ?? '').split(/\r?\n/)
  let within = false
  for (const [index, text] of lines.entries()) {
    const head = /^[ \t]{0,20}\[[ \t]{0,20}(?:profile[ \t]{1,20})?([^\]]{1,200})\]/.exec(text)?.[1]
    if (head !== undefined) within = head.trim() === profile
    const value = within ? /^region[ \t]{0,20}=[ \t]{0,20}(\S{1,40})/.exec(text)?.[1] : undefined
    if (value === undefined) continue
    const isName = tellable['AWS_REGION']?.test(value) === true
    return { where: shown(world, path), line: index + 1, ...(isName ? { value } : {}) }
  }
  return undefined
}

/** What is no name of a resource. */
function resourceOf(text: string): CloudFacts['resource'] {
  if (text === '' || isResourceName(text)) return undefined
  if (!/[:/.]/.test(text)) return { isAddress: false }
  const host = parseUrl(text.includes('://') ? text : `https://${text}`)?.hostname ?? ''
  const name = /^([a-z\d][a-z\d-]{0,62})\.(?:services\.ai|openai|cognitiveservices)\.azure\.com$/.exec(
    host,
  )?.[1]
  return { isAddress: true, ...(name === undefined ? {} : { name }) }
}
