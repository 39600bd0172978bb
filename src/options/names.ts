import type { Os, Provider } from '../types.ts'

/** The members of the short axes, in the order in which records and sections name them. */
export const oses = ['linux', 'macos', 'windows'] as const satisfies readonly Os[]
export const providers = [
  'anthropic',
  'bedrock',
  'vertex',
  'foundry',
  'gateway',
] as const satisfies readonly Provider[]

/** Asks for what is right for every member of an axis: the neutral section, whatever machine it is written on. */
export const any = 'any'
