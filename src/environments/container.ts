import type { Environment } from './environment.ts'

export const container: Environment = {
  id: 'container',
  name: 'Docker',
  scope: 'repository',
  variables: [],
  files: [
    'Dockerfile',
    'Containerfile',
    'compose.yaml',
    'compose.yml',
    'docker-compose.yml',
    'docker-compose.yaml',
  ],
  recognise: facts => container.files.some(file => facts.files.includes(file)),
}
