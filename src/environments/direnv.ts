import type { Environment } from './environment.ts'

export const direnv: Environment<'direnv'> = {
  id: 'direnv',
  name: 'direnv',
  scope: 'repository',
  variables: [],
  files: ['.envrc'],
  recognise: facts => facts.files.includes('.envrc'),
}
