import type { Environment } from './environment.ts'

/** The address of a proxy may hold a user name and a password, so only its presence is noted. */
export const proxy: Environment = {
  id: 'proxy',
  name: 'Corporate proxy',
  scope: 'machine',
  variables: ['NODE_EXTRA_CA_CERTS'],
  presence: ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'],
  files: [],
  recognise: facts =>
    ['NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some(
      name => facts.variables[name] !== undefined,
    ),
}
