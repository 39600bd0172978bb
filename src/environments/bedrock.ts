import type { Environment } from './environment.ts'
import { isOn } from './is-on.ts'

export const bedrock: Environment<'bedrock'> = {
  id: 'bedrock',
  name: 'Amazon Bedrock',
  scope: 'machine',
  variables: ['CLAUDE_CODE_USE_BEDROCK'],
  files: [],
  recognise: facts => isOn(facts, 'CLAUDE_CODE_USE_BEDROCK'),
  provider: 'bedrock',
}
