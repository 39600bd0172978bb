import type { Environment } from './environment.ts'

export const devcontainer: Environment<'devcontainer'> = {
  id: 'devcontainer',
  name: 'Dev container',
  scope: 'repository',
  variables: [],
  files: ['.devcontainer', '.devcontainer.json'],
  recognise: facts => devcontainer.files.some(file => facts.files.includes(file)),
}
