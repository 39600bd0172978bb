import { environments } from '../environments/index.ts'
import { any, nestedForms, onEdits, oses, providers, targetIds } from '../names.ts'
import { agentPaths, envExamplePaths } from '../paths.ts'
import { shells } from '../shells/index.ts'

const shellIds = shells.map(({ id }) => id)

/**
 * The names that an option of the table may hold, in the order in which records and sections name them. They stand
 * apart from the table because they bring all shells and environments along, which the start of a run does not need.
 */
export const axes = {
  target: targetIds,
  agentFile: agentPaths,
  exampleFile: envExamplePaths,
  shell: shellIds,
  shellOrAny: [...shellIds, any],
  environment: environments.map(({ id }) => id),
  osOrAny: [...oses, any],
  provider: providers,
  onEdit: onEdits,
  nested: nestedForms,
} as const

export type Axes = typeof axes
