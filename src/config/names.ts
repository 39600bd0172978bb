import type { OnEdit } from '../managed/merge/decision.ts'
import type { Os, Provider } from '../types.ts'

/** What flags and configuration may name, in the order in which records and sections name it. */
export const oses = ['linux', 'macos', 'windows'] as const satisfies readonly Os[]
export const providers = [
  'anthropic',
  'bedrock',
  'vertex',
  'foundry',
  'gateway',
] as const satisfies readonly Provider[]
export const onEdits = ['merge', 'keep', 'overwrite', 'fail'] as const satisfies readonly OnEdit[]
