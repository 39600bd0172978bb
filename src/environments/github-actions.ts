import type { Environment } from './environment.ts'

export const githubActions: Environment<'github-actions'> = {
  id: 'github-actions',
  name: 'GitHub Actions',
  scope: 'repository',
  variables: [],
  files: ['.github/workflows'],
  recognise: facts => facts.files.includes('.github/workflows'),
}
