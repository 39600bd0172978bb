import type { Environment } from './environment.ts'

export const jetbrains: Environment<'jetbrains'> = {
  id: 'jetbrains',
  name: 'JetBrains IDEs',
  scope: 'repository',
  variables: ['TERMINAL_EMULATOR'],
  files: ['.idea'],
  recognise: facts =>
    facts.files.includes('.idea') || facts.variables['TERMINAL_EMULATOR'] === 'JetBrains-JediTerm',
}
