import { inputs } from '../../credentials/inputs.ts'
import { credentialVariables } from '../../credentials/sources.ts'
import type { UnmodelledInput } from '../../credentials/types.ts'
import { type Machine, pathOf } from '../machine/machine.ts'
import type { Layers } from './layers.ts'
import { type LoadedSettings, readSettings } from './read-settings.ts'
import { routeVariables } from './routes.ts'

/**
 * The copy that the client keeps of the settings which an organization's server gives it, where it bears on
 * authentication. Measured: rules and the helper of the copy count also while the server is out of reach; variables count
 * once it has answered, which it may do with others. What is in it stands in the place of the administrator's files, whose
 * helper is then not run.
 */
export function readServerSettings(machine: Machine, layers: Layers): UnmodelledInput | undefined {
  const path = pathOf(machine).join(layers.folder, 'remote-settings.json')
  const read = readSettings(machine, { layer: 'managed', path })
  if (read.file.state !== 'loaded' || read.blank === true) return undefined
  const displaces = layers.files.some(({ layer, state }) => layer === 'managed' && state !== 'absent')
  if (!displaces && !bears(read)) return undefined
  return { name: "settings from your organization's server", where: read.file.path }
}

const named = new Set<string>([
  ...credentialVariables,
  ...routeVariables,
  ...inputs.filter(({ from }) => from.length > 0).map(({ name }) => name),
])

function bears({ file, env, helper, policies = {}, unmodelled = [] }: LoadedSettings): boolean {
  return (
    helper !== undefined ||
    unmodelled.length > 0 ||
    Object.keys(policies).length > 0 ||
    (file.runs ?? []).some(name => /^(?:aws|gcp)/.test(name)) ||
    Object.keys(env).some(name => named.has(name))
  )
}
