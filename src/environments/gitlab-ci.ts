import type { Environment } from './environment.ts'

export const gitlabCi: Environment<'gitlab-ci'> = {
  id: 'gitlab-ci',
  name: 'GitLab CI/CD',
  scope: 'repository',
  variables: [],
  files: ['.gitlab-ci.yml'],
  recognise: facts => facts.files.includes('.gitlab-ci.yml'),
}
