import type { Environment } from './environment.ts'

export const wsl: Environment = {
  id: 'wsl',
  name: 'WSL',
  scope: 'machine',
  variables: [],
  files: [],
  recognise: facts => facts.wsl,
}
