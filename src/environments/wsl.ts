import type { Environment } from './environment.ts'

export const wsl: Environment = {
  id: 'wsl',
  name: 'WSL',
  scope: 'machine',
  variables: ['WSL_DISTRO_NAME'],
  files: [],
  recognise: facts => facts.wsl,
}
