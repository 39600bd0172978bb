import type { Environment } from './environment.ts'

export const mise: Environment<'mise'> = {
  id: 'mise',
  name: 'mise',
  scope: 'repository',
  variables: [],
  files: [
    'mise.toml',
    '.mise.toml',
    'mise/config.toml',
    '.mise/config.toml',
    '.config/mise.toml',
    '.config/mise/config.toml',
  ],
  recognise: facts => mise.files.some(file => facts.files.includes(file)),
}
