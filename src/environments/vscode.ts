import type { Environment } from './environment.ts'

/** Its folder tells of the team, its terminal of this person: both are reason enough on a first apply. */
export const vscode: Environment<'vscode'> = {
  id: 'vscode',
  name: 'VS Code',
  scope: 'repository',
  variables: ['TERM_PROGRAM'],
  files: ['.vscode'],
  recognise: facts => facts.files.includes('.vscode') || facts.variables['TERM_PROGRAM'] === 'vscode',
}
