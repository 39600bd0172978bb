import type { Environment } from './environment.ts'

/** A codespace is a container, so its variable is never recorded: a person names it with `--environment`. */
export const codespaces: Environment<'codespaces'> = {
  id: 'codespaces',
  name: 'GitHub Codespaces',
  scope: 'machine',
  variables: ['CODESPACES'],
  files: [],
  recognise: facts => facts.variables['CODESPACES'] === 'true',
}
