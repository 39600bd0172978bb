import type { Environment } from './environment.ts'

export const ssh: Environment<'ssh'> = {
  id: 'ssh',
  name: 'SSH',
  scope: 'machine',
  variables: [],
  presence: ['SSH_CONNECTION', 'SSH_TTY'],
  files: [],
  recognise: facts =>
    facts.variables['SSH_CONNECTION'] !== undefined || facts.variables['SSH_TTY'] !== undefined,
}
