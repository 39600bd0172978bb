import type { Environment } from './environment.ts'

export const tmux: Environment<'tmux'> = {
  id: 'tmux',
  name: 'tmux and screen',
  scope: 'machine',
  variables: [],
  presence: ['TMUX', 'STY'],
  files: [],
  recognise: facts => facts.variables['TMUX'] !== undefined || facts.variables['STY'] !== undefined,
}
