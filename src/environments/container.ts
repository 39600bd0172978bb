import type { Environment } from './environment.ts'

/** The names of a compose file, in the order in which Docker looks for it. */
export const composeFiles = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
] as const

export const container: Environment<'container'> = {
  id: 'container',
  name: 'Docker',
  scope: 'repository',
  variables: [],
  files: ['Dockerfile', 'Containerfile', ...composeFiles],
  recognise: facts => container.files.some(file => facts.files.includes(file)),
}
