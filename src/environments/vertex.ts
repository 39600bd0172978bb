import type { Environment } from './environment.ts'
import { isOn } from './is-on.ts'

export const vertex: Environment<'vertex'> = {
  id: 'vertex',
  name: 'Google Vertex AI',
  scope: 'machine',
  variables: ['CLAUDE_CODE_USE_VERTEX'],
  files: [],
  recognise: facts => isOn(facts, 'CLAUDE_CODE_USE_VERTEX'),
  provider: 'vertex',
}
