import type { Environment } from './environment.ts'

/** A base URL in one person's shell is as often a leftover as a team's gateway: a person names it with `--environment`. */
export const gateway: Environment<'gateway'> = {
  id: 'gateway',
  name: 'LLM gateway',
  scope: 'machine',
  variables: [],
  files: [],
  recognise: () => false,
  provider: 'gateway',
}
