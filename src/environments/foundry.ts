import type { Environment } from './environment.ts'
import { isOn } from './is-on.ts'

export const foundry: Environment<'foundry'> = {
  id: 'foundry',
  name: 'Microsoft Foundry',
  scope: 'machine',
  variables: ['CLAUDE_CODE_USE_FOUNDRY'],
  files: [],
  recognise: facts => isOn(facts, 'CLAUDE_CODE_USE_FOUNDRY'),
  provider: 'foundry',
}
