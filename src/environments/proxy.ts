import { proxyVariables } from '../credentials/proxy-variables.ts'
import type { Environment } from './environment.ts'

const names = [...proxyVariables, 'NODE_EXTRA_CA_CERTS'] as const

/** The address of a proxy may hold a user name and a password, so only its presence is noted. */
export const proxy: Environment<'proxy'> = {
  id: 'proxy',
  name: 'Corporate proxy',
  scope: 'machine',
  variables: [],
  presence: names,
  files: [],
  recognise: facts => names.some(name => facts.variables[name] !== undefined),
}
