import type { Environment } from './environment.ts'

export const wsl: Environment<'wsl'> = {
  id: 'wsl',
  name: 'WSL',
  scope: 'machine',
  variables: [],
  files: [],
  recognise: facts => facts.wsl,
}
