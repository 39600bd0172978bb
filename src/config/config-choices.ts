import type { Choices } from '../core/choose-profile.ts'
import { environments } from '../environments/index.ts'
import { shells } from '../shells/index.ts'
import { targetIds } from '../targets/target-ids.ts'
import type { Config } from './config.ts'
import { oses } from './names.ts'

/** A configuration as choices. Lists are put into the order of their axis, so that their order changes no byte. */
export function configChoices(config: Config): Choices {
  return {
    os: inOrder(oses, config.os),
    shells: inOrder(
      shells.map(({ id }) => id),
      config.shells,
    ),
    environments: inOrder(
      environments.map(({ id }) => id),
      config.environments,
    ),
    provider: config.provider,
    targets: inOrder(targetIds, config.targets),
    guidePath: config.paths?.guide,
    agentPath: config.paths?.['claude-md'],
    examplePath: config.paths?.['env-example'],
    nested: config.nested,
  }
}

function inOrder<T extends string>(
  order: readonly T[],
  chosen: readonly string[] | undefined,
): readonly T[] | undefined {
  return chosen === undefined ? undefined : order.filter(id => chosen.includes(id))
}
